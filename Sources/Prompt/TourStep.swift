/// A step of the guided tour: what to say, and the statements that show it.
struct TourStep: Sendable {
    let text: String
    let statement: String

    /// On the embedded tenant, in order.
    static let all = [
        TourStep(
            text: """
                Who may change a profile photo? Emma is an employee; ask about her own photo, in Teams.
                """,
            statement: "can employee@contoso.com update own photo via Teams;"),
        TourStep(
            text: """
                The control has two settings: where photos may be updated, and by which roles. As they are, everybody may.
                """,
            statement: "show policy;"),
        TourStep(
            text: """
                Suppose only the help desk should change photos. Settings are drafted first; nothing is changed yet.
                """,
            statement: "source cloud;\nallow roles [UserAdmin];"),
        TourStep(
            text: """
                `plan` shows what it would mean. Look at the warnings: the list knows no seniority. Global Administrators,
                who are not listed, would be locked out of changing anybody's photo, their own too.
                """,
            statement: "plan;"),
        TourStep(
            text: """
                Better try it on a copy. In `what if` everything is real but the tenant: here the change is applied, the
                clock moved until it is in force, and two expectations say what should then hold.
                """,
            statement: """
                what if "only the help desk" {
                  apply;
                  advance;
                  expect employee@contoso.com cannot update own photo via Teams because role-not-allowed;
                  expect global.admin@contoso.com cannot update photo of employee@contoso.com via Graph;
                }
                """),
        TourStep(
            text: """
                So list both roles, and apply. (This tenant is simulated: nothing leaves this machine.)
                """,
            statement: "allow roles [UserAdmin, GlobalAdmin];\napply because \"the tour\";"),
        TourStep(
            text: """
                Accepted is not in force: each client may take up to 24 hours to follow, and nothing reports its progress.
                Until then the answer is *unsettled*.
                """,
            statement: "can employee@contoso.com update own photo via Teams;"),
        TourStep(
            text: """
                A simulated clock can be moved. A day later the refusal is certain, and `explain` names the rule
                with the fact it looked at, and the statements that would give the other answer.
                """,
            statement: "advance;\nexplain can employee@contoso.com update own photo via Teams;"),
        TourStep(
            text: """
                There is a second control, the OWA mailbox policy, and the two can contradict each other. Open the first
                again, and ask about Nils, whose mailbox policy has photos off: Teams keeps the button disabled, Graph lets
                him through.
                """,
            statement: """
                allow everyone;
                apply because "the tour";
                advance;
                can no.photo.policy@contoso.com update own photo via [Teams, Graph];
                """),
        TourStep(
            text: """
                What is true today can be kept true: expectations make a test of a script (`photopolicy run` in CI ends with
                a status). This one fails, and says why.
                """,
            statement: "expect endUsers cannot update own photo;"),
        TourStep(
            text: """
                And instead of trying policies, ask for those that fulfil what you want. The search is exhaustive.
                """,
            statement: """
                find policy {
                  expect endUsers cannot update own photo;
                  expect role UserAdmin can update photo of others via Graph;
                }
                """),
    ]
}
