#if Network
import ArgumentParser
import GraphSimulator

/// How the simulated service behaves where the real one's behaviour is unknown or has changed.
struct ServiceOptions: ParsableArguments {
    @Flag(help: "Answer DELETE of the settings with 405, as a service that offers List and Update alone.")
    var withoutDelete = false

    @Option(
        help: ArgumentHelp(
            "What GET of the settings answers after a DELETE: nulls; notFound (404); old, the values from before until "
                + "the clock moves or they are written; or error (500).", valueName: "answer"))
    var afterDelete = AfterDelete.nulls

    @Flag(
        help: ArgumentHelp(
            "Carry out what enforcement would refuse, and tell it in the header photopolicy-would-refuse and the log."))
    var soft = false

    @Flag(
        help: ArgumentHelp(
            "Put into tokens what was asked for and no more; without it, all that has consent, as Entra does."))
    var onlyAskedScopes = false

    func apply(to options: inout GraphSimulator.Options) {
        options.offersDelete = !withoutDelete
        options.afterDelete = afterDelete
        options.isSoft = soft
        options.grantsAllConsented = !onlyAskedScopes
    }
}

extension AfterDelete: ExpressibleByArgument {}
#endif
