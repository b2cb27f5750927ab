import DiskTenant
import Glibc
import PhotoPolicy
import Storage

// Usage: CrashProbe FOLDER STEP [ROUNDS [SETTINGS|PHOTO [SHIFT]]]. Makes a change and takes it back, ROUNDS times, and
// kills itself at step number STEP. Prints the number of steps so far after each round. Its clock is SHIFT seconds
// ahead.
let arguments = CommandLine.arguments + ["1", "settings", "0"].dropFirst(max(0, CommandLine.arguments.count - 3))
guard arguments.count == 6, let last = Int(arguments[2]), let rounds = Int(arguments[3]), let shift = Int(arguments[5])
else { fatalError("usage: CrashProbe FOLDER STEP [ROUNDS [settings|photo [SHIFT]]]") }
let script =
    arguments[4] == "photo"
    ? "update photo of employee@contoso.com from \"face.jpg\"; restore photo of employee@contoso.com;"
    : "source cloud; allow roles [UserAdmin]; apply because \"crash\"; rollback;"
let steps = Steps(last: last)
let world = try DiskWorld(
    service: SteppedService(base: try DiskService(folder: arguments[1]), steps: steps),
    journal: SteppedJournal(base: try JournalFile(folder: arguments[1]), steps: steps), folder: arguments[1],
    later: TimeSpan(seconds: shift))
for _ in 0..<rounds {
    _ = try await world.run(script)
    print(steps.total)
    fflush(nil)
}
