extension Explanations {
    static let findingsNotesPages: [ExplanationPage] = [
        ExplanationPage(
            "already-so",
            title: "The settings are already as drafted",
            #"""
            The draft asks for what the tenant has; `apply` would send nothing.

            Lists of roles compare as sets: order, letter case and spaces around an id do
            not matter. To forget the draft:

                discard;
            """#,
            seeAlso: ["draft", "plan"]),
        ExplanationPage(
            "spreading",
            title: "The change is in force only after a while",
            #"""
            The service accepts a change at once, and each client enforces it at some
            moment within the next 24 hours. Until then an answer can be *unsettled*.
            Nothing reports progress.

            Documented by Microsoft, observed in September 2024 by testers. To ask about
            the end, or to go there in a simulation:

                who can update own photo once in force;
                what if { advance; who can update own photo; }
            """#,
            seeAlso: ["unsettled", "in-force"]),
        ExplanationPage(
            "existing-photos-kept",
            title: "No photo is touched by the change",
            #"""
            The control decides who may change photos from now on. Photos that are there
            stay, unsuitable ones too; they are replaced or removed one by one.

            Observed in September 2024 by testers, documented by Microsoft.

                remove photo of employee@contoso.com;
            """#,
            seeAlso: ["end-users-excluded", "spreading"]),
    ]
}
