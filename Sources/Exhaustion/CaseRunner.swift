import Glibc
import GuestISA
import GuestMachine
import Lockstep
import ManualMeaning
import PlantedFaults
import Campaign

/// A run whose outcome is not what the manual says.
struct WrongCase: Sendable {
    /// Which of the runner's set-ups.
    var setup: Int
    /// The instructions from `hart.pc` on, with the ECALL.
    var words: [UInt32]
    /// The one that is examined.
    var subject: Instruction
    /// Before the first of them.
    var hart: HartState
    /// The first field that is wrong; the manual's value and the engine's, as text.
    var difference: StateDifference
    /// Number of the case in its unit.
    var index: UInt64
    /// Wrong cases of the unit and set-up with the same field.
    var count: UInt64
}

/// All cases of one opcode in one scope.
struct CaseUnit: Sendable {
    var opcode: Opcode
    var scope: Scope
}

/// What came of them.
struct UnitResult: Sendable {
    /// Cases there are.
    var planned: UInt64 = 0
    /// Cases that were run, by set-up.
    var run: [UInt64]
    /// Of those, how many were wrong.
    var wrong: [UInt64]
    /// One for each set-up and field.
    var examples: [WrongCase] = []
}

/// Runs snippets on engines and holds each run against the manual.
///
/// Not safe to share: one task at a time.
final class CaseRunner: @unchecked Sendable {
    /// Where snippets lie: branches reach 4 KiB before and behind them without leaving code.
    private static let area: Range<Int> = 0x800..<0x3400

    private let engines: [any Engine]
    /// Contents of the data area.
    private let data: [UInt8]
    private let ecall = Instruction(.ecall).encoded!
    private var result = UnitResult(run: [], wrong: [])

    init(_ setups: [Setup], _ fault: Fault?) throws {
        engines = try setups.map { try Campaign.makeEngine($0.kind, $0.campaignOptions(fault)) }
        data = CaseRunner.pattern
    }

    /// Bytes of all values, no two neighbours alike.
    static let pattern: [UInt8] = (0..<Int(ProgramMap.dataSize)).map {
        UInt8(truncatingIfNeeded: (UInt64($0) &+ 1) &* 0x9e37_79b9_7f4a_7c15 >> 56)
    }

    /// Runs all cases of a unit.
    func run(_ unit: CaseUnit, isStopping: () -> Bool) -> UnitResult? {
        let none = [UInt64](repeating: 0, count: engines.count)
        result = UnitResult(run: none, wrong: none)
        let snippets = unit.scope.snippets(unit.opcode)
        result.planned = snippets.reduce(0) { $0 + UInt64($1.caseCount) }
        var next = 0
        while next < snippets.count {
            if isStopping() { return nil }
            next = runBatch(snippets, from: next, atPageEnd: unit.scope == .pageEnd)
        }
        return result
    }

    /// Runs as many snippets as there is room for. Returns the number of the first that is left.
    private func runBatch(_ snippets: [Snippet], from first: Int, atPageEnd: Bool) -> Int {
        var code = [UInt32](repeating: ecall, count: Int(ProgramMap.codeSize / 4))
        var starts: [Int] = []
        var word = CaseRunner.area.lowerBound
        var next = first
        while next < snippets.count {
            let snippet = snippets[next]
            if atPageEnd { word = (word | 0x3ff) - snippet.prefix.count }
            guard word + snippet.wordCount <= CaseRunner.area.upperBound else { break }
            starts.append(word)
            for i in snippet.prefix + [snippet.subject] {
                guard let bits = i.encoded else { preconditionFailure("\(i) has no encoding") }
                code[word] = bits
                word += 1
            }
            word += 1
            next += 1
        }
        let program = Program(
            code: code, data: [MemorySegment(address: ProgramMap.dataBase, bytes: data)])
        for engine in engines { load(program, on: engine) }
        let image = code.withUnsafeBytes { Array($0) } + data
        let machine = ManualMachine(base: ProgramMap.codeBase, bytes: image)
        for (offset, start) in starts.enumerated() {
            run(snippets[first + offset], at: ProgramMap.codeBase + 4 * UInt64(start), machine, program)
        }
        return next
    }

    private func load(_ program: Program, on engine: any Engine) {
        engine.reset()
        let isInside = engine.memory.load(program)
        precondition(isInside, "the snippets do not lie inside the engine's memory")
    }

    private func run(_ snippet: Snippet, at pc: UInt64, _ machine: ManualMachine, _ program: Program) {
        var start = HartState(pc: pc)
        for register in 1..<32 { start.x[register] = UInt64(register) &* 0x9e37_79b9_7f4a_7c15 }
        let fuel = UInt64(snippet.wordCount)
        let stores = snippet.subject.isStore
        for index in 0..<snippet.caseCount {
            snippet.prepare(&start, case: index)
            var expected = start
            let (exit, store) = machine.run(&expected, fuel: fuel)
            let address = start.x[Int(snippet.subject.rs1)] &+ UInt64(bitPattern: Int64(snippet.subject.imm))
            for number in engines.indices {
                let engine = engines[number]
                var hart = start
                let actual = engine.run(&hart, fuel: fuel)
                result.run[number] += 1
                let isRight = hart == expected && actual == exit
                let stored = stores ? wrongByte(engine.memory, near: address, store) : nil
                if isRight && stored == nil { continue }
                note(
                    snippet, start, number,
                    EngineState(exit: exit, hart: expected).differences(
                        to: EngineState(exit: actual, hart: hart), memory: stored))
                if stores || actual.isHostFault { load(program, on: engine) }
            }
        }
    }

    /// The first byte near `address` that is not as the manual says after `store`. All are made as they were before.
    private func wrongByte(
        _ memory: GuestMemory, near address: UInt64, _ store: ManualMachine.Store?
    ) -> (address: UInt64, expected: UInt8, actual: UInt8)? {
        let window = ProgramMap.dataBase..<ProgramMap.window.upperBound
        guard address >= window.lowerBound - 16, address < window.upperBound + 16 else { return nil }
        let range = max(address - 16, window.lowerBound)..<min(address + 24, window.upperBound)
        guard range.lowerBound < range.upperBound else { return nil }
        var wrong: (UInt64, UInt8, UInt8)?
        for place in range {
            var expected = data[Int(place - window.lowerBound)]
            if let store, place >= store.address, place - store.address < UInt64(store.bytes.count) {
                expected = store.bytes[Int(place - store.address)]
            }
            let byte = memory.host + Int(place - memory.base)
            let actual = byte.load(as: UInt8.self)
            if actual != expected, wrong == nil { wrong = (place, expected, actual) }
            byte.storeBytes(of: data[Int(place - window.lowerBound)], as: UInt8.self)
        }
        return wrong
    }

    private func note(_ snippet: Snippet, _ hart: HartState, _ setup: Int, _ differences: [StateDifference]) {
        result.wrong[setup] += 1
        guard let difference = differences.first else { return }
        let key = difference.field.kind
        if let known = result.examples.firstIndex(where: { $0.setup == setup && $0.difference.field.kind == key }) {
            result.examples[known].count += 1
            return
        }
        let words = (snippet.prefix + [snippet.subject]).compactMap(\.encoded) + [ecall]
        result.examples.append(
            WrongCase(
                setup: setup, words: words, subject: snippet.subject, hart: hart, difference: difference,
                index: result.run[setup] - 1, count: 1))
    }
}

extension Instruction {
    /// Whether it writes memory.
    fileprivate var isStore: Bool { if case .store = opcode.spec.effect { true } else { false } }
}

extension StateField {
    /// What registers and bytes have in common with others of their kind.
    fileprivate var kind: String {
        switch self {
        case .x: "x"
        case .memory: "memory"
        case .crash, .exit, .cause, .tval, .pc, .instret: description
        }
    }
}
