import Tenants

/// What is known at a start of a change whose end an earlier run did not see for certain.
package struct Settlement: Sendable {
    /// As it is now.
    package let entry: JournalEntry
    /// Why the tenant could not be asked; the entry stays as it was.
    package var error: ServiceError?
}
