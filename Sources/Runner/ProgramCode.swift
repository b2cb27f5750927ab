/// Codes of faults that have nothing to do with a script or a tenant.
package enum ProgramCode: String, Sendable, CaseIterable {
    case usage
    case tenantUnknown = "tenant-unknown"
    case networkNeeded = "network-needed"
    case interrupted
    case internalFault = "internal-fault"
    // At the prompt.
    case commandUnknown = "command-unknown"
    case editorFailed = "editor-failed"
    case nothingToSave = "nothing-to-save"
    // Serving.
    case addressNotUsable = "address-not-usable"
    case certificateUnusable = "certificate-unusable"
}
