import Targets
import Testing

@testable import TargetBridges

@Suite("Emulators that run ELF files") struct ExecBridgeTests {
    @Test(
        "that misbehave are named by what they do, in one line",
        arguments: [
            ("true {elf}", "ended with status 0"),
            ("sh -c 'echo no such instruction >&2; exit 3' {elf}", "no such instruction"),
            ("sh -c 'kill -9 $$' {elf}", "was ended by signal 9"), ("yes {elf}", "said more than"),
            ("cat {elf}", "ended with status 0"), ("sh -c 'sleep 100' {elf}", "did not end in time"),
            ("/nowhere/at/all {elf}", "not found"), ("sh -c 'echo xyz > $0' {signature} {elf}", "ended with status 0"),
            ("sh -c 'yes 00000000 | head -c 2000000 > $0' {signature} {elf}", "ended with status 0"),
        ])
    func misbehaving(_ command: String, _ text: String) {
        let error = #expect(throws: TargetFailure.self) { try ExecBridge(command, patience: 0.5) }
        #expect(error?.description.contains(text) ?? false, "\(String(describing: error))")
        #expect(error?.description.contains("\n") == false)
    }

    @Test("have to be told which file")
    func noFile() {
        let error = #expect(throws: TargetFailure.self) { try ExecBridge("qemu-riscv64") }
        #expect(error?.description == "the command says nowhere {elf}, such as in 'exec:qemu-riscv64 {elf}'")
    }

    @Test("signatures are lines of 4, 8 or 16 bytes")
    func signatures() {
        func bytes(_ text: String) -> [UInt8]? { SignatureFile.bytes(Array(text.utf8)) }
        #expect(bytes("44332211\n88776655\r\n") == Array(1...8).map { $0 * 0x11 })
        #expect(bytes("8877665544332211") == Array(1...8).map { $0 * 0x11 })
        #expect(bytes("") == [] && bytes("443322") == nil && bytes("4433221g") == nil)
    }
}
