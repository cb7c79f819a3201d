import Testing

@testable import GoldenRecorder

@Suite("Running other programs") struct UserEmulatorTests {
    @Test("a command that is not there is told by name, with the package that has it")
    func missing() async {
        await #expect {
            _ = try await UserEmulator("qemu-of-no-machine")
        } throws: { error in
            let failure = error as? UserEmulator.Failure
            return failure?.isMissing == true
                && failure?.description == "there is no qemu-of-no-machine here (Debian: qemu-user)"
        }
    }

    @Test("output, errors and status are what the command left")
    func output() async throws {
        let (run, result) = try await UserEmulator.run("sh", ["-c", "echo out; echo err >&2; exit 7"]) { 42 }
        #expect(run == .init(output: Array("out\n".utf8), errors: Array("err\n".utf8), status: 7))
        #expect(try result.get() == 42)
        let (killed, _) = try await UserEmulator.run("sh", ["-c", "kill -TERM $$"]) {}
        #expect(killed.status == 128 + 15)
    }

    // Far less than the commands take, far more than a busy machine lets wait: other tests hold the threads for minutes.
    @Test("a command that takes too long, or prints too much, is ended", .timeLimit(.minutes(10)))
    func bounds() async throws {
        await #expect(throws: UserEmulator.Failure("sleep was ended after 0.05 seconds")) {
            _ = try await UserEmulator.run("sleep", ["1000"], timeLimit: .milliseconds(50)) {}
        }
        await #expect(throws: UserEmulator.Failure.self) {
            _ = try await UserEmulator.run("yes", [], outputLimit: 1000) {}
        }
    }

    @Test("a command is ended when the conversation with it fails", .timeLimit(.minutes(10)))
    func failingBody() async throws {
        let (run, result) = try await UserEmulator.run("sleep", ["1000"]) { throw RemoteError.closed }
        #expect(run.status == 128 + 9)
        #expect(throws: RemoteError.closed) { try result.get() }
    }
}
