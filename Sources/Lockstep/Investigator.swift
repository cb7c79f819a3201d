import GuestISA
import GuestMachine

/// Turns a difference into a finding: confirms it on fresh engines, finds the instruction, names the engine.
public final class Investigator {
    /// Makes an engine with a memory of its own.
    public typealias EngineMaker = (EngineKind) throws -> any Engine

    private let kinds: [EngineKind]
    private let runner: LockstepRunner

    /// An investigator with engines of its own, made now and reset before each use.
    ///
    /// - Parameters:
    ///   - kinds: The engines that vote, at least two; with three the vote can name one.
    ///   - make: Makes them.
    /// - Throws: What `make` throws.
    public init(_ kinds: [EngineKind], make: EngineMaker) throws {
        self.kinds = kinds
        runner = LockstepRunner(try kinds.map(make))
    }

    /// Runs `program` in each mode until the engines differ in one; nil if they agree in all.
    public func examine(_ program: Program, modes: [LockstepMode]) -> Finding? {
        for mode in modes {
            if case .diverged(let mismatch) = runner.run(program, mode) {
                return finding(program, mode, mismatch)
            }
        }
        return nil
    }

    private func finding(_ program: Program, _ mode: LockstepMode, _ mismatch: Mismatch) -> Finding {
        var location = locate(program, mismatch)
        var parties = Parties(location, kinds)
        var culprit = culprit(program, location, reference: parties.reference, accused: parties.accused)
        if location.isExact, !culprit.explains(location.differences(from: parties.reference, to: parties.accused)) {
            // Stopping earlier changed what was translated: the place where the difference shows is not its cause.
            location = survey(program, mismatch.slices, fuel: .max, isExact: false, before: mismatch.before)
            parties = Parties(location, kinds)
            culprit = self.culprit(program, location, reference: parties.reference, accused: parties.accused)
        }
        let (accused, reference) = (parties.accused, parties.reference)
        let guilty = parties.isTied ? nil : kinds[accused]
        let differences = location.differences(from: reference, to: accused)
        return Finding(
            mode: mode, guilty: guilty, reference: kinds[reference],
            votes: kinds.indices.map {
                .init(engine: kinds[$0], agrees: location.groups[$0] == location.groups[reference])
            },
            retiredCount: culprit.retiredBefore, totalCount: total(program, reference),
            pc: culprit.pc, word: culprit.word, isExact: location.isExact, differences: differences,
            signature: DivergenceSignature(
                guilty: guilty?.rawValue ?? "undecided", instruction: culprit.name,
                field: culprit.name == DivergenceSignature.patched
                    ? "code" : Investigator.fieldClass(differences.first?.field, culprit.instruction)))
    }

    /// Who is wrong and who is right.
    private struct Parties {
        var accused: Int
        var reference: Int
        var isTied: Bool

        init(_ location: DivergenceLocation, _ kinds: [EngineKind]) {
            switch location.verdict(kinds) {
            case .guilty(let engine, let reference): (accused, self.reference, isTied) = (engine, reference, false)
            case .tied(let first, let second): (accused, reference, isTied) = (second, first, true)
            }
        }
    }

    /// Instructions that the engine at `index` retires when it runs alone.
    private func total(_ program: Program, _ index: Int) -> UInt64 {
        replay(program, on: index, slices: [program.fuel], limit: program.fuel).hart.instret
    }
}

// MARK: - Location

/// All engines after the same number of instructions, the smallest at which they are known to differ.
struct DivergenceLocation {
    /// Instructions given as fuel.
    var fuel: UInt64
    /// Whether engines agree when given one instruction less.
    var isExact: Bool
    /// The state before the step in which they part.
    var before: HartState
    var states: [EngineState]
    /// For each engine, the index of the first engine with equal state and memory.
    var groups: [Int]
    /// For pairs of groups, where memories differ: looked up while they were at hand.
    var memory: [MemoryDifference]

    struct MemoryDifference {
        var first: Int
        var second: Int
        var address: UInt64
        var firstByte: UInt8
        var secondByte: UInt8
    }

    func verdict(_ kinds: [EngineKind]) -> Verdict { Verdict(kinds, groups: groups) }

    func differences(from reference: Int, to accused: Int) -> [StateDifference] {
        let entry = memory.first { $0.first == groups[reference] && $0.second == groups[accused] }
        return states[reference].differences(
            to: states[accused], memory: entry.map { ($0.address, $0.firstByte, $0.secondByte) })
    }
}

extension Investigator {
    /// Finds the smallest number of instructions after which the engines differ.
    private func locate(_ program: Program, _ mismatch: Mismatch) -> DivergenceLocation {
        let agreed = mismatch.before.instret
        let last = agreed + (mismatch.slices.last ?? 0)
        // Beyond what any engine retires nothing changes.
        let reached = max(agreed, mismatch.states.map(\.hart.instret).max() ?? last)
        // An engine that is wrong about instret may even claim to have gone backwards, so it is not counted on.
        let upper = reached < last ? reached + 1 : last
        let suspected = agreed + runner.suspicion(mismatch).index + 1
        let range = agreed + 1...max(agreed + 1, upper)
        guard let fuel = smallestDiffering(program, mismatch.slices, range, guess: suspected) else {
            return survey(program, mismatch.slices, fuel: last, isExact: false, before: mismatch.before)
        }
        let before = replay(program, on: 0, slices: mismatch.slices, limit: fuel - 1).hart
        return survey(program, mismatch.slices, fuel: fuel, isExact: true, before: before)
    }

    /// A count in `range` after which engines differ while after one less they do not: the smallest, or `guess` if that
    /// is one. nil if stopping early makes the difference vanish.
    private func smallestDiffering(
        _ program: Program, _ slices: [UInt64], _ range: ClosedRange<UInt64>, guess: UInt64
    ) -> UInt64? {
        func differs(_ fuel: UInt64) -> Bool {
            Set(survey(program, slices, fuel: fuel, isExact: true, before: HartState()).groups).count > 1
        }
        if range.contains(guess), differs(guess), guess == range.lowerBound || !differs(guess - 1) { return guess }
        if range.count <= 2 * LockstepRunner.blockLimit { return range.first(where: differs) }
        // A wrong value may be overwritten, so this finds a place where they part, not always the first.
        guard differs(range.upperBound) else { return nil }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if differs(middle) { high = middle } else { low = middle + 1 }
        }
        return high
    }

    /// Runs every engine for `fuel` instructions and compares all.
    private func survey(
        _ program: Program, _ slices: [UInt64], fuel: UInt64, isExact: Bool, before: HartState
    ) -> DivergenceLocation {
        let engines = runner.engines
        let states = engines.indices.map { replay(program, on: $0, slices: slices, limit: fuel) }
        let groups = engines.indices.map { index in
            engines.indices.first { other in
                other == index
                    || (!states[index].exit.isHostFault && states[other] == states[index]
                        && engines[other].memory.isEqual(to: engines[index].memory))
            } ?? index
        }
        var memory: [DivergenceLocation.MemoryDifference] = []
        for first in Set(groups).sorted() {
            for second in Set(groups).sorted() where second != first {
                let (a, b) = (engines[first].memory, engines[second].memory)
                if let address = a.firstDifference(from: b) {
                    memory.append(
                        .init(
                            first: first, second: second, address: address, firstByte: a.byte(atAddress: address),
                            secondByte: b.byte(atAddress: address)))
                }
            }
        }
        return DivergenceLocation(
            fuel: fuel, isExact: isExact, before: before, states: states, groups: groups, memory: memory)
    }

    /// Runs one engine, reset, through `slices` until `limit` instructions were given or it stops by itself.
    private func replay(_ program: Program, on index: Int, slices: [UInt64], limit: UInt64) -> EngineState {
        let engine = runner.engines[index]
        engine.reset()
        let isInside = engine.memory.load(program)
        precondition(isInside, "the program does not lie inside the engine's memory")
        var state = EngineState(exit: .fuelExhausted, hart: program.initialHart)
        var given: UInt64 = 0
        for slice in slices where given < limit {
            let fuel = min(slice, limit - given)
            given += fuel
            state.exit = engine.run(&state.hart, fuel: fuel)
            if state.exit != .fuelExhausted { break }
        }
        return state
    }
}

// MARK: - The instruction

extension Investigator {
    /// The instruction that is held responsible.
    private struct Culprit {
        var pc: UInt64
        var word: UInt32?
        var instruction: Instruction?
        var name: String
        var retiredBefore: UInt64

        /// Whether the instruction can have caused `differences`: at least it writes what differs.
        func explains(_ differences: [StateDifference]) -> Bool {
            guard let instruction, let field = differences.first?.field, name != DivergenceSignature.patched else {
                return true
            }
            return instruction.canChange(field)
        }
    }

    private func culprit(
        _ program: Program, _ location: DivergenceLocation, reference: Int, accused: Int
    ) -> Culprit {
        let retired = location.isExact ? location.fuel - 1 : lastWriter(program, location, reference, accused)
        let state = replay(program, on: reference, slices: [max(retired, 1)], limit: retired)
        let pc = state.hart.pc
        let word = runner.engines[reference].memory.fetch(pc)
        let instruction = word.flatMap { Instruction(decoding: $0) }
        var name = word == nil ? "fetch" : instruction?.opcode.mnemonic ?? "illegal"
        let isPatched =
            location.isExact
            ? hasPatch(program, reference, pc, count: 1)
            : hasPatch(program, reference, location.before.pc, count: retired + 1 - location.before.instret)
        if isPatched { name = DivergenceSignature.patched }
        return Culprit(pc: pc, word: word, instruction: instruction, name: name, retiredBefore: retired)
    }

    /// Whether the program has overwritten one of the `count` words at `pc`, as far as they lie in its code or data.
    private func hasPatch(_ program: Program, _ reference: Int, _ pc: UInt64, count: UInt64) -> Bool {
        let memory = runner.engines[reference].memory
        return (0..<min(count, UInt64(LockstepRunner.blockLimit))).contains { index in
            let address = pc &+ 4 &* index
            guard let word = memory.fetch(address) else { return false }
            return word != program.initialWord(at: address)
        }
    }

    /// Instructions retired before the last one of the step that wrote what differs.
    private func lastWriter(
        _ program: Program, _ location: DivergenceLocation, _ reference: Int, _ accused: Int
    ) -> UInt64 {
        let start = location.before.instret
        let end = max(start + 1, min(location.fuel, location.states[reference].hart.instret))
        guard case .x(let register)? = location.differences(from: reference, to: accused).first?.field else {
            return end - 1
        }
        var index = end
        while index > start {
            index -= 1
            let state = replay(program, on: reference, slices: [max(index, 1)], limit: index)
            let word = runner.engines[reference].memory.fetch(state.hart.pc)
            if let instruction = word.flatMap({ Instruction(decoding: $0) }), instruction.canChange(.x(register)) {
                return index
            }
        }
        return end - 1
    }

    private static func fieldClass(_ field: StateField?, _ instruction: Instruction?) -> String {
        switch field {
        case .x(let index):
            let isResult = instruction.map { $0.opcode.spec.operands.contains(.rd) && Int($0.rd) == index } ?? false
            return isResult ? "rd" : "x"
        case .memory: return "memory"
        case .crash, .exit, .cause, .tval, .pc, .instret: return field?.description ?? ""
        case nil: return "none"
        }
    }
}

extension Program {
    /// The word at a guest address before the program runs: of its code, its data, or zero.
    func initialWord(at address: UInt64) -> UInt32 {
        let index = (address &- ProgramMap.codeBase) / 4
        if index < UInt64(code.count) { return code[Int(index)] }
        var word: UInt32 = 0
        for segment in data where address &+ 3 >= segment.address && address < segment.range.upperBound {
            for byte in 0..<UInt64(4) where segment.range.contains(address + byte) {
                word |= UInt32(segment.bytes[Int(address + byte - segment.address)]) << UInt32(8 * byte)
            }
        }
        return word
    }
}
