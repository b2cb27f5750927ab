import DiskTenant
import Glibc
import Storage

// Usage: CrashProbe FOLDER STEP [ROUNDS]. Applies and rolls back, ROUNDS times, and kills itself at the step of that
// number; prints a line after each round, and how many steps there were when it lives to the end.
let arguments = CommandLine.arguments
guard arguments.count >= 3, let last = Int(arguments[2]) else { fatalError("usage: CrashProbe FOLDER STEP [ROUNDS]") }
let steps = Steps(last: last)
let world = try DiskWorld(
    service: SteppedService(base: try DiskService(folder: arguments[1]), steps: steps),
    journal: SteppedJournal(base: try JournalFile(folder: arguments[1]), steps: steps))
for _ in 0..<(arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1) {
    _ = try await world.run("source cloud; allow roles [UserAdmin]; apply because \"crash\"; rollback;")
    print(steps.total)
    fflush(nil)
}
