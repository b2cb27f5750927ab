/// Codes of what a tenant refuses, and of invalid files.
package enum TenantCode: String, Sendable, CaseIterable {
    case roleNotHeld = "role-not-held"
    case roleThroughGroup = "role-through-group"
    case holdersUnknown = "holders-unknown"
    case tenantFileInvalid = "tenant-file-invalid"
    case importInvalid = "import-invalid"
}
