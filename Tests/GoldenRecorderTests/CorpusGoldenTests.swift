import CorpusStore
import EngineCatalogue
import GoldenRecorder
import GuestISA
import GuestMachine
import TestSupport
import Testing

/// The corpus of this package.
private let corpus = CorpusFolder(packageRoot + "/Corpus", golden: packageRoot + "/Golden")

@Suite("Goldens of the corpus") struct CorpusGoldenTests {
    @Test(
        "every program ends on every engine as its golden says, however it is stepped", arguments: EngineKind.allCases)
    func programs(_ kind: EngineKind) throws {
        let checker = GoldenChecker(corpus, engines: [kind]) { try EngineCatalogue.make($0, memory: $1) }
        let groups = try checker.checkPrograms()
        #expect(groups.map(\.name) == ["generated", "handwritten", "regressions"])
        for group in groups {
            #expect(group.programCount > 20)
            #expect(group.failures == [])
        }
    }

    @Test("every program ends the same with any one optimization left out", arguments: Optimization.catalogue)
    func programsWithout(_ optimization: Optimization) throws {
        let options = EngineOptions(without: [optimization])
        let checker = GoldenChecker(corpus, engines: [optimization.engine]) {
            try EngineCatalogue.make($0, memory: $1, options: options)
        }
        for group in try checker.checkPrograms() { #expect(group.failures == [], "without \(optimization.name)") }
    }

    @Test("every instruction has a program of its name, recorded from qemu-riscv64", arguments: Opcode.allCases)
    func instructions(_ opcode: Opcode) throws {
        let name = opcode.mnemonic.replacing(".", with: "-")
        let golden = try GoldenState.read(path: "\(corpus.goldenPath)/handwritten/\(name).state")
        #expect(golden.sources[0].hasPrefix("qemu-riscv64 version "))
        let program = try ProgramFile.read(path: "\(corpus.path)/handwritten/\(name).s").program
        #expect(program.code.contains { Instruction(decoding: $0)?.opcode == opcode })
    }

    @Test("every way to end is among the goldens, and those by hand say what they are derived from")
    func ends() throws {
        var causes: Set<TrapCause> = []
        var fuelEnds = 0
        for entry in try corpus.entries() {
            let golden = try GoldenState.read(path: corpus.goldenPath(of: entry))
            switch golden.end {
            case .trap(let cause, _): causes.insert(cause)
            case .fuelExhausted: fuelEnds += 1
            }
            let isRecorded = golden.sources[0].hasPrefix("qemu-riscv64 version ")
            let isDerived = golden.sources[0].hasPrefix("by hand, RV64I ") && golden.sources[0].contains("\"")
            #expect(isRecorded || isDerived, "\(entry.name)")
            // A second emulator has found the same.
            #expect(golden.sources.contains { $0.hasPrefix("spike ") && $0.hasSuffix(": the same") }, "\(entry.name)")
            #expect(golden.retired != nil && golden.memory != nil, "\(entry.name)")
        }
        #expect(causes == Set(TrapCause.allCases))
        #expect(fuelEnds > 0)
    }

    @Test("the paper's benchmark and whole programs are among what is checked")
    func processes() throws {
        let checker = GoldenChecker(corpus, engines: [.interpreter, .ir]) { try EngineCatalogue.make($0, memory: $1) }
        let groups = try checker.checkProcesses(retiredLimit: 5000)
        #expect(
            groups.map(\.summary) == [
                "paper         6 programs x 2 engines: all as recorded",
                "programs      3 programs x 2 engines: all as recorded",
            ])
    }
}
