import ArgumentParser
import TargetBridges
import Targets

/// Speaks the target protocol for a target that does not: what `--targets gdb:…` and `exec:…` start.
struct AdaptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adapt",
        abstract: "Speak the target protocol on standard input and output for gdb:HOST:PORT or exec:COMMAND.",
        shouldDisplay: false)

    @Argument(help: "The target, as --targets names it.")
    var target: String

    @Flag(help: "Hold the connection for other processes.")
    var broker = false

    func run() throws {
        if broker { return BridgeCatalogue.broker(target) }
        do throws(TargetFailure) {
            try BridgeCatalogue.serve(target, executable: Machine.executable)
        } catch {
            throw CommandError(.internalFailure, error.description)
        }
    }
}
