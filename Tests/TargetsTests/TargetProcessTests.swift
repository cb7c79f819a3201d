import GuestMachine
import Testing

@testable import Targets

@Suite("Target processes") struct TargetProcessTests {
    /// A hello of a target called `x` with no abilities, as printf writes it.
    private static let hello = #"printf 'rvfzzeT1\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0x\0\0\0\0\0\0\0'; "#

    /// What comes of starting `script` and asking it about a program.
    private func outcome(of script: String, patience: Double = 5) -> TargetFailure? {
        do throws(TargetFailure) {
            let target = try TargetProcess(
                label: "t", command: "/bin/sh", arguments: ["-c", script], patience: patience)
            var request = TargetRequest()
            request.append(Program(code: [0x73]), fuels: [1])
            try target.submit(request, stepCounts: [1])
            _ = try target.collect()
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "one that misbehaves is named in one line",
        arguments: [
            ("exit 3", .died, "t: ended without a word"),
            ("echo out of order >&2; exit 3", .died, "t: ended: out of order"),
            ("kill -9 $$", .died, "t: ended without a word"),
            ("yes", .garbage, "t: does not speak the target protocol: expected rvfzzeT1 first"),
            (hello + "exit", .died, "t: ended without a word"),
            (hello + "yes", .garbage, "t: answered with a frame of kind "),
            (hello + "cat /dev/zero", .garbage, "t: answered with a frame of kind 0"),
            (
                hello + #"printf '\3\0\0\0\0\0\0\0\0\0\0\1\1\0\0\0'; cat /dev/zero"#, .garbage,
                "t: answered with a frame of kind 3 and"
            ),
            (
                hello + #"printf '\3\0\0\0\0\0\0\0\20\0\0\0\0\0\0\0'; cat /dev/zero"#, .garbage,
                "t: the answer has 0 runs, expected 1"
            ),
            (#"printf 'rvfzzeT1\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0'; cat"#, .garbage, "t: its name has 256 bytes"),
        ] as [(String, TargetFailure.Kind, String)])
    func misbehaving(_ script: String, _ kind: TargetFailure.Kind, _ text: String) throws {
        let failure = try #require(outcome(of: script))
        #expect(failure.kind == kind && failure.description.hasPrefix(text), "\(failure)")
        #expect(!failure.description.contains("\n"))
    }

    @Test(
        "one that says nothing is not waited for",
        arguments: [
            "sleep 100", hello + "sleep 100", hello + "while :; do echo noise >&2; done", "printf rvfz; sleep 100",
        ])
    func silent(_ script: String) {
        let failure = outcome(of: script, patience: 0.5)
        #expect(failure?.kind == .hung, "\(script): \(String(describing: failure))")
    }

    @Test("one that is not there is missing")
    func missing() {
        #expect(throws: TargetFailure.self) { try TargetProcess(label: "t", command: "/nowhere/at/all") }
    }

    @Test("what it prints about itself cannot move the cursor")
    func names() throws {
        let script = #"printf 'rvfzzeT1\77\0\0\0\0\0\0\0\4\0\0\0\0\0\0\0a\033[H\0\0\0\0'; cat >/dev/null"#
        let target = try TargetProcess(label: "t", command: "/bin/sh", arguments: ["-c", script])
        #expect(target.name == "a?[H")
        #expect(target.abilities == .all)
    }
}
