import PhotoLanguage
import PhotoPolicy

/// A script whose text has been checked: what to do, with names of accounts, units and the like still to be bound.
package struct Program: Sendable {
    package let statements: [Statement]
    /// What the binding pass looks up, in source order.
    package let references: [Reference]

    package init(statements: [Statement], references: [Reference]) {
        self.statements = statements
        self.references = references
    }

    /// Whether it needs a tenant's accounts, roles or units; a check of the settings alone does not.
    package var readsDirectory: Bool { !references.isEmpty || statements.contains(where: \.action.readsDirectory) }

    /// The sources of its statements, each once, in order of first appearance.
    package var sources: [Source] {
        var sources: [Source] = []
        var last: Source?
        for statement in statements where statement.place.source != last {
            last = statement.place.source
            if !sources.contains(statement.place.source) { sources.append(statement.place.source) }
        }
        return sources
    }

    /// Returns the digest of a single script's bytes; with included scripts, that of lines with the digest of each.
    package func digest(_ digest: ([UInt8]) -> String) -> String? {
        let digests = sources.map { digest($0.bytes) }
        return digests.count < 2 ? digests.first : digest(Array(digests.map { $0 + "\n" }.joined().utf8))
    }
}

package struct Statement: Sendable {
    package let action: Action
    package let place: Place

    package init(action: Action, place: Place) {
        self.action = action
        self.place = place
    }
}

/// A place in a source.
package struct Place: Sendable, Hashable {
    package let source: Source
    package let span: SourceSpan

    package init(source: Source, span: SourceSpan) {
        self.source = source
        self.span = span
    }
}

/// Something outside the text that a script names.
package struct Reference: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case user(UserName)
        /// A role that is not built in; an id that no role has is allowed only where settings are written or compared.
        case role(RoleName, mayBeUnknownID: Bool)
        case unit(String)
        case photoFile(String)
        /// A statement that exists in simulation only; its words.
        case simulationOnly(String)
        /// A statement that changes the tenant; its words.
        case change(String)
        /// A photo act through a client; a live tenant has only Graph.
        case photoClient(Client)
    }

    package let kind: Kind
    package let place: Place
    /// Whether it is at a place where everything is simulated.
    package let isInWhatIf: Bool
}
