import ArgumentParser
import HostFiles
import TargetBridges

struct GuestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guest", abstract: "Write the program that a user-mode emulator runs behind its GDB stub.",
        discussion: """
            It has memory where programs of rvfuzz go, and nothing else:

            rvfuzz guest -o guest.elf; qemu-riscv64 -g 1234 guest.elf & rvfuzz --targets gdb:localhost:1234
            """)

    @Option(name: .shortAndLong, help: ArgumentHelp("File to write.", valueName: "file"))
    var output: String

    func run() throws { try FileAccess.replace(output, mode: 0o777, with: BareGuest.file) }
}
