import CorpusStore
import Glibc
import GuestMachine
import HostFiles
import Testing

@testable import GoldenRecorder

/// Set to write the conversations anew: then look at what has changed, and commit it.
private let isWriting = getenv("RVFUZZ_WRITE_CONVERSATIONS") != nil

@Suite("Recording from qemu-riscv64") struct QEMURecorderTests {
    @Test("what was said is understood, though it comes in pieces", arguments: RecordedCase.all)
    func understood(_ each: RecordedCase) throws {
        let program = try each.program
        let channel = StoredStub(try each.conversation(), pieceSize: 61)
        let supervisor = Supervisor(program)
        let result = Result {
            let outcome = try StepRecorder(stub: RemoteStub(channel), program: program, supervisor: supervisor).run()
            return try outcome.recording(errors: RecordedCase.dump).golden(of: program, source: "test")
        }
        switch result {
        case .success(let golden): #expect(golden.text == "source: test\n" + each.expected)
        case .failure(let error): #expect("\(error)" == each.expected)
        }
        #expect(channel.rest == [])
    }

    @Test(
        "qemu-riscv64 says what is stored", .enabled("needs qemu-riscv64") { (try? await UserEmulator()) != nil },
        arguments: RecordedCase.all)
    func current(_ each: RecordedCase) async throws {
        let listener = Listener()
        let recorder = QEMURecorder(try await UserEmulator())
        do {
            let golden = try await recorder.record(each.program) { listener.listen(to: $0) }
            #expect(golden.text.hasSuffix("\n" + each.expected))
            #expect(golden.sources[0].hasPrefix("qemu-riscv64 version "))
        } catch let error as RecordingError {
            #expect("\(error)" == each.expected)
        }
        if isWriting {
            try FileAccess.replace(each.path, with: Array(listener.conversation.stored.utf8))
        } else {
            #expect(try listener.conversation == each.conversation())
        }
    }

    @Test("a process that ends for another reason is not taken for a misaligned jump")
    func otherDeath() throws {
        let incomplete = Recording(
            end: .fuelExhausted, retired: 0, state: Array(repeating: 0, count: 33), window: [], remark: "")
        let outcome = StepRecorder.Outcome.died(incomplete)
        #expect(try outcome.recording(errors: RecordedCase.dump).state[1] == 0x8000_0101)
        for errors in ["", "qemu: unhandled CPU exception 2 - aborting", String(RecordedCase.dump.dropLast(20))] {
            #expect(throws: RecordingError.self) { try outcome.recording(errors: errors) }
        }
    }
}
