/// Large texts of equal size in the photo language and in Lua.
enum SampleText {
    static let size = 10_000_000

    /// Statements of every kind, in turn, with comments, strings, lists and blocks.
    static let mixed = repeating(
        """
        # Change {n}: only the help desk may change photos.
        expect tenant "contoso.com";
        let helpdesk{n} = [UserAdmin, "Global Administrator"];

        what if "only the help desk, try {n}" {
          source cloud;
          allow roles $helpdesk{n};
          apply because "CHG{n}";
          advance 1d12h;   # until everything accepted is in force
          expect endUsers cannot update own photo;
          expect global.admin@contoso.com cannot update photo of employee@contoso.com via Graph because role-not-allowed;
          expect role UserAdmin can update photo of others via [M365AdminCenter, Graph] once in force;
        }

        can employee@contoso.com update own photo via Teams with scopes [User.ReadWrite];
        explain can [user.admin@contoso.com, me] remove photo of "Emma Employee" after 24h;
        grant role UserAdmin to employee@contoso.com over administrative unit "Sales";
        mailbox policy "No photos" for [employee@contoso.com, sales.employee@contoso.com];
        find policy { expect endUsers cannot update own photo; expect role UserAdmin can update photo of others; }
        show user employee@contoso.com;
        print done, "change {n}", $helpdesk{n};
        plan;
        apply despite nobody-left, on-premises-without-sync because "CHG{n}: \\"agreed\\"";


        """)

    static let plans = repeating("plan;")

    /// A Lua program about the same things, equally dense.
    static let lua = repeating(
        """
        -- Change {n}: only the help desk may change photos.
        expect("tenant", "contoso.com")
        helpdesk{n} = { UserAdmin, "Global Administrator" }

        whatIf("only the help desk, try {n}", function()
          source = cloud
          allow.roles = helpdesk{n}
          apply { because = "CHG{n}" }
          advance("1d12h")   -- until everything accepted is in force
          expect(not can(endUsers, update, own.photo))
          expect(cannot(global.admin, update, photo.of(employee), via.Graph, because.roleNotAllowed))
          expect(can(role.UserAdmin, update, photo.of(others), via { M365AdminCenter, Graph }, onceInForce))
        end)

        if can(employee, update, own.photo, via.Teams, with.scopes { User.ReadWrite }) then print("yes") end
        explain.can({ user.admin, me }, remove, photo.of("Emma Employee"), after(24))
        grant { role = UserAdmin, to = employee, over = administrative.unit["Sales"] }
        mailbox.policy["No photos"].members = { employee, sales.employee }
        find.policy(function() return expect(endUsers.count == 0) and expect(role.UserAdmin > 1) end)
        show.user(employee)
        print(done, "change {n}", helpdesk{n})
        plan()
        apply { despite = { nobodyLeft, onPremisesWithoutSync }, because = "CHG{n}: \\"agreed\\"" }


        """)

    /// Repeats a pattern with numbers, keeps only whole repetitions, and pads with line ends to the exact size.
    private static func repeating(_ pattern: String) -> String {
        let parts = split(pattern)
        var text = ""
        text.reserveCapacity(size)
        var number = 1000
        while true {
            let next = parts.joined(separator: String(number))
            guard text.utf8.count + next.utf8.count <= size else { break }
            text += next
            number += 1
        }
        return text + String(repeating: "\n", count: size - text.utf8.count)
    }

    private static func split(_ pattern: String) -> [String] {
        var parts = [""]
        var rest = pattern[...]
        while let mark = rest.firstIndex(of: "{") {
            let after = rest[mark...].dropFirst()
            if after.hasPrefix("n}") {
                parts[parts.count - 1] += rest[..<mark]
                parts.append("")
                rest = after.dropFirst(2)
            } else {
                parts[parts.count - 1] += rest[...mark]
                rest = after
            }
        }
        parts[parts.count - 1] += rest
        return parts
    }
}
