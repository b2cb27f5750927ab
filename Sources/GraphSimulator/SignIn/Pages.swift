import Mustache
import PhotoPolicy

/// The pages that a person sees in a browser. Mustache escapes: display names are written by strangers.
enum Pages {
    static func device(accounts: [Account], code: String, error: String?) -> WireResponse {
        page(
            devicePage,
            [
                "code": code, "error": error ?? "", "hasError": error != nil, "accounts": rows(accounts, hint: nil),
            ])
    }

    static func authorize(
        _ asked: AuthorizeRequest, accounts: [Account], hint: String?, scopes: String
    ) -> WireResponse {
        page(
            authorizePage,
            [
                "client": asked.clientID, "scopes": scopes.split(separator: " ").map(String.init),
                "fields": asked.fields.filter { $0.name != "account" }.map { ["name": $0.name, "value": $0.value] },
                "accounts": rows(accounts, hint: hint),
            ])
    }

    static func note(_ text: String) -> WireResponse { page(notePage, ["text": text]) }

    private static func page(_ template: MustacheTemplate?, _ values: [String: Any]) -> WireResponse {
        .html(template?.render(values) ?? "")
    }

    /// A page that posts itself; without a script a person presses the button.
    static func formPost(to address: String, _ items: [(String, String)]) -> WireResponse {
        var response = page(
            formPostPage, ["address": address, "fields": items.map { ["name": $0.0, "value": $0.1] }])
        response.headers.removeAll { $0.name == .contentSecurityPolicy }
        return response
    }

    private static func rows(_ accounts: [Account], hint: String?) -> [[String: Any]] {
        // A page with more names helps nobody; a login hint finds the others.
        let shown = accounts.filter(\.facts.isEnabled).prefix(200)
        let hinted = hint.flatMap { hint in accounts.first { $0.userPrincipalName.lowercased() == hint.lowercased() } }
        return (hinted.map { [$0] } ?? Array(shown)).map {
            ["name": $0.displayName, "account": $0.userPrincipalName]
        }
    }

    private static func template(_ body: String) -> MustacheTemplate? {
        let page = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Sign in to the simulated tenant</title>
            <meta name="viewport" content="width=device-width">
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:2em auto;padding:0 1em}
            button{font:inherit;margin:.2em 0;padding:.3em .8em}.error{color:#a00}small{color:#555}</style></head>
            <body>
            \(body)
            </body></html>

            """
        return try? MustacheTemplate(string: page)
    }

    private static let devicePage = template(
        """
        <h1>Enter the code</h1>
        {{#hasError}}<p class="error" role="alert">{{error}}</p>{{/hasError}}
        <form method="post" action="/devicelogin">
        <p><label>Code <input name="code" value="{{code}}" autofocus autocomplete="off"></label></p>
        <p><label>Account <select name="account">{{#accounts}}<option value="{{account}}">{{name}} ({{account}})</option>{{/accounts}}</select></label></p>
        <p><button name="decision" value="approve">Sign in</button> <button name="decision" value="decline">Decline</button></p>
        </form>
        <p><small>A simulated tenant: no password is asked, no real account is touched.</small></p>
        """)

    private static let authorizePage = template(
        """
        <h1>Choose an account</h1>
        <p>The application {{client}} asks for:</p><ul>{{#scopes}}<li>{{.}}</li>{{/scopes}}</ul>
        <form method="post">
        {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
        {{/fields}}
        {{#accounts}}<p><button name="account" value="{{account}}">{{name}}</button> <small>{{account}}</small></p>
        {{/accounts}}
        <p><button name="account" value="">Cancel</button></p>
        </form>
        <p><small>A simulated tenant: no password is asked, no real account is touched.</small></p>
        """)

    private static let notePage = template("<h1>{{text}}</h1>")

    private static let formPostPage = template(
        """
        <form method="post" action="{{address}}">{{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
        <noscript><button>Continue</button></noscript></form><script>document.forms[0].submit()</script>
        """)
}
