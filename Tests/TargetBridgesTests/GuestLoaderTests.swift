import GuestMachine
import InterpreterEngine
import Testing

@testable import TargetBridges

@Suite("The guest's loader") struct GuestLoaderTests {
    /// Runs a batch with the loader on an engine of ours; nil if it does not come to its end.
    private func results(of batch: [PreparedRun], _ loader: GuestLoader) throws -> (LoaderWork, [UInt8])? {
        let base = ProgramMap.window.lowerBound
        let memory = try GuestMemory(base: base, size: GuestLayout.far + UInt64(GuestLayout.farSize) - base)
        try memory.map(memory.window, .all)
        func write(_ bytes: [UInt8], at address: UInt64) -> Bool {
            bytes.withUnsafeBytes { memory.write($0, at: address) }
        }
        func bytes(_ words: [UInt32]) -> [UInt8] {
            words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        }
        let work = try #require(try LoaderWork(batch[...], loader, LeavingStubs(loader)))
        for (content, address) in [
            (bytes(loader.words), GuestLayout.far), (bytes(loader.trampoline), GuestLayout.near),
            (work.control, GuestLayout.control), (work.bytes, GuestLayout.descriptors),
        ] { #expect(write(content, at: address)) }
        var hart = HartState(pc: loader.next)
        _ = Interpreter(memory: memory).run(&hart, fuel: 1_000_000)
        guard hart.pc == loader.done else { return nil }
        return (work, Array(UnsafeRawBufferPointer(start: memory.hostAddress(work.results), count: work.resultBytes)))
    }

    private func prepared(_ program: BridgeProgram) throws -> PreparedRun {
        try #require(
            try Rehearsal().prepare(program, fuel: 100) { word, site, number in
                word == GuestWords.ecall || word == GuestWords.ebreak ? LeavingStubs.jump(from: site, number) : nil
            })
    }

    @Test("runs programs one after the other and leaves what each has changed")
    func batch() throws {
        let loader = try GuestLoader(.signature, fencesCode: true)
        let runs = try [7, 9, 11].map { try prepared(.probe($0)) }
        let (work, results) = try #require(try results(of: runs, loader))
        #expect(results.doubleword(at: 0) == 0 && results.doubleword(at: 8) == GuestLayout.finished)
        var position = GuestLayout.resultsHead
        for (index, value) in [7, 9, 11].enumerated() as EnumeratedSequence<[UInt32]> {
            let (record, next) = try #require(work.record(index, in: results, at: position))
            let end = try #require(record.end(of: runs[index]))
            #expect(end.isEnd(ofProbe: value))
            // The code is as it was loaded.
            #expect(end.lines.map(\.address) == [ProgramMap.dataBase])
            position = next
        }
    }

    @Test("sees what a program has stored where nobody expects it")
    func stray() throws {
        let loader = try GuestLoader(.signature, fencesCode: false)
        var run = try prepared(.probe(7))
        run.footprint = [ProgramMap.codeBase]
        let (_, results) = try #require(try results(of: [run], loader))
        #expect(results.doubleword(at: 0) == ProgramMap.dataBase)
    }

    @Test("records that are cut off or say nonsense are none")
    func malformed() throws {
        let loader = try GuestLoader(.signature, fencesCode: true)
        let run = try prepared(.probe(7))
        var (work, results) = try #require(try results(of: [run], loader))
        let start = GuestLayout.resultsHead
        #expect(work.record(0, in: Array(results[..<(start + 100)]), at: start) == nil)
        #expect(work.record(0, in: results, at: start + 8) == nil)
        let (record, _) = try #require(work.record(0, in: results, at: start))
        results[start + GuestLayout.Saved.end] = 13
        let (other, _) = try #require(work.record(0, in: results, at: start))
        #expect(record.end(of: run) != nil && other.end(of: run) == nil)
        for offset in start + 8 * GuestLayout.Saved.words..<results.count { results[offset] = 0xff }
        #expect(work.record(0, in: results, at: start) == nil)
        _ = work
    }
}
