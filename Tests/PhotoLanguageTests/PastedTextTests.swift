import PhotoLanguage
import Testing

/// Text that people paste from elsewhere is understood as far as possible and no further.
@Suite struct PastedTextTests {
    static let userAdmin = "fe930be7-5e62-47db-91af-98c3a49a38b1"

    static let understood: [(text: String, statements: String)] = [
        (#"{"source":"cloud","allowedRoles":[]}"#, "source cloud; allow everyone;"),
        (#"{ "SOURCE" : null }"#, "source any;"), (#"{"allowedRoles":null}"#, "allow everyone;"),
        (
            ##"{"@odata.type":"#x","source":"onPremises","allowedRoles":[" fe930be7-5e62-47db-91af-98c3a49a38b1"]}"##,
            "source onPremises; allow roles [\(userAdmin)];"
        ),
        ("GET https://graph.microsoft.com/beta/admin/people/photoupdatesettings", "show policy;"),
        ("delete /beta/admin/people/photoUpdateSettings", "source any;"),
        (
            "PATCH https://x/beta/admin/people/photoUpdateSettings\nContent-Type: application/json\n\n{\"source\":\"cloud\"}",
            "source cloud;"
        ),
        ("GET https://graph.microsoft.com/v1.0/me/photo/$value", "show photo of me;"),
        ("PUT /v1.0/users/a@b.c/photo/$value", "update photo of a@b.c from \"photo.jpg\";"),
        (
            "Invoke-MgGraphRequest -Method PATCH -Uri \"https://x/beta/admin/people/photoupdatesettings\" `\n "
                + "-Body @{ source = 'cloud'; allowedRoles = @('\(userAdmin)') }",
            "source cloud; allow roles [\(userAdmin)];"
        ),
        ("Update-MgBetaAdminPeoplePhotoUpdateSetting -Source cloud -AllowedRoles @()", "source cloud; allow everyone;"),
        (
            "Update-MgBetaAdminPeoplePhotoUpdateSetting -Source cloud -AllowedRoles \(userAdmin), \"GlobalAdmin\"",
            "source cloud; allow roles [\(userAdmin), GlobalAdmin];"
        ),
        ("Get-MgBetaAdminPeoplePhotoUpdateSetting", "show policy;"),
        ("Get-MgUser -UserId O'Brien@b.c", "show user O'Brien@b.c;"),
        (
            "Set-OwaMailboxPolicy -Identity \"No photos\" -SetPhotoEnabled:$false",
            "mailbox policy \"No photos\" photos off;"
        ),
        ("Set-CASMailbox ann@b.c -OwaMailboxPolicy Default", "mailbox policy \"Default\" for ann@b.c;"),
        ("Set-MgUserPhotoContent -UserId a@b.c -InFile me.jpg", "update photo of a@b.c from \"me.jpg\";"),
        (#"{"error":{"code":"forbidden","message":"x","innerError":{}}}"#, "explain forbidden;"),
        (
            #"{"error":{"code":"UnknownError","message":"{\"errorCode\":\"ErrorAccessDenied\",\"message\":\"x\"}"}}"#,
            "explain ErrorAccessDenied;"
        ),
    ]

    @Test(arguments: understood) func isUnderstood(_ text: String, _ statements: String) throws {
        let pasted = try #require(PastedText(in: Array(text.utf8), at: 0))
        #expect(pasted.statements == statements)
        #expect(pasted.end == text.utf8.count)
        #expect(SyntaxTree(parsing: Source(name: "", text: pasted.statements)).reports.isEmpty)
    }

    @Test(arguments: [
        "", "{", "{}", "{\"source\":\"hybrid\"}", "source cloud;", "what if { plan; }", "PATCH",
        "POST /v1.0/users {\"a\":1}",
        "Connect-MgGraph", "Set-OwaMailboxPolicy", "Get", "{\"error\":{}}", "DELETE FROM users",
        "{\"source\":\"cloud\"\nallow roles UserAdmin;\napply;\n", "Get-MgUser -UserId \"ann\nsource cloud;\n",
        "Get-CASMailbox -Identity \"C:\\p\nsource cloud;\napply;\n",
        "Update-MgBetaAdminPeoplePhotoUpdateSetting -AllowedRoles $r",

    ])
    func isLeftAlone(_ text: String) { #expect(PastedText(in: Array(text.utf8), at: 0) == nil) }

    /// Pasted text is never replaced automatically: nobody knows for certain where it ends.
    @Test func itsFixIsNeverSure() {
        let tree = SyntaxTree(parsing: Source(name: "", text: "GET /beta/admin/people/photoUpdateSettings\napply;"))
        #expect(tree.reports.flatMap(\.edits).map(\.confidence) == [.likely])
        #expect(tree.statementViews.count == 2)
    }

    @Test func aFileFullOfThemIsReadInTime() {
        let text =
            String(repeating: "Set-Foo (;\n", count: 20_000) + "GET /users/x/photo\n"
            + String(repeating: "A: b\n", count: 20_000) + "{}"
        #expect(SyntaxTree(parsing: Source(name: "", text: text)).reports.count >= 20_000)
    }

    @Test func whatFollowsIsReadOn() {
        let tree = SyntaxTree(parsing: Source(name: "", text: "{\"source\":\"cloud\"}; plan; {\"source\":null} plan;"))
        #expect(tree.reports.map(\.code) == ["unknown-statement", "unknown-statement"])
        #expect(tree.statementViews.count == 4)
    }

    /// A missing last `;` is forgiven if nothing is at stake.
    @Test(arguments: [
        ("plan", "plan;"), ("show policy\n", "show policy;"), ("plan; show draft", "plan; show draft;"),
        ("apply", "apply"), ("grant role UserAdmin to me", "grant role UserAdmin to me"), ("plan;", "plan;"),
        ("include \"x.photo\"", "include \"x.photo\""), ("show", "show"), ("", ""), ("print \"x", "print \"x"),
        ("source cloud; apply", "source cloud; apply"), ("plan # why", "plan # why\n;"),
    ])
    func theLastSemicolonIsForgiven(_ text: String, _ completed: String) {
        #expect(Source.completing(text) == completed)
    }
}
