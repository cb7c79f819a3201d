import Glibc
import GuestMachine

/// Finds the adapters of targets, and starts them.
public enum TargetCatalogue {
    /// The folder in which `scripts/get-target` leaves adapters: `RVFUZZ_TARGETS`, or `rvfuzz/targets` below
    /// `XDG_DATA_HOME` or `~/.local/share`.
    public static var folder: String {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        if let folder = variable("RVFUZZ_TARGETS") { return folder }
        let data = variable("XDG_DATA_HOME") ?? "\(variable("HOME") ?? "/root")/.local/share"
        return "\(data)/rvfuzz/targets"
    }

    /// Targets that have an adapter of a fixed name.
    public static let adapters: [(name: String, summary: String)] = [
        ("spike", "the reference simulator riscv-isa-sim"),
        ("unicorn", "QEMU's TCG as a library"),
        ("qemu", "qemu-riscv64, user mode"),
    ]

    /// Kinds of targets that do not speak the target protocol: the program itself does it for them, in another process.
    private static let bridgedForms = ["gdb:", "exec:"]

    /// Starts the target called `text` on the command line.
    ///
    /// - Throws: `TargetFailure`, which says how to get one that is missing.
    public static func start(_ text: String, patience: Double = TargetProcess.usualPatience) throws(TargetFailure)
        -> TargetProcess
    {
        let command: [String]
        var patience = patience
        if text.hasPrefix("pipe:") {
            command = ["/bin/sh", "-c", "exec \(text.dropFirst(5))"]
        } else if bridgedForms.contains(where: { text.hasPrefix($0) }) {
            command = ["/proc/self/exe", "adapt", text]
            // It has limits of its own for each answer of the emulator behind it, and takes batches apart.
            patience *= 10
        } else if adapters.contains(where: { $0.name == text }) {
            command = ["\(folder)/\(text)"]
            guard access(command[0], X_OK) == 0 else {
                throw TargetFailure(.missing, "\(text): no adapter in \(folder): scripts/get-target \(text) makes it")
            }
        } else {
            throw TargetFailure(.missing, "\(text): this kind of target is not known to this version")
        }
        return try TargetProcess(
            label: text, command: command[0], arguments: Array(command.dropFirst()), patience: patience)
    }
}
