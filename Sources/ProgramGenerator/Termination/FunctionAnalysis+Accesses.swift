import GuestISA
import GuestMachine

extension FunctionAnalysis {
    /// What a load leaves in rd; nil if it faults for certain.
    func loaded(_ instruction: Instruction, _ base: AbstractValue, _ count: UInt64) -> AbstractValue? {
        let offset = UInt64(bitPattern: Int64(instruction.imm))
        guard let starts = analysis.sets.elements(of: base)?.map({ $0 &+ offset }) else {
            return FunctionAnalysis.unknownLoad(instruction.opcode)
        }
        let inside = starts.filter { ProofWindow.contains($0, count) }
        guard !inside.isEmpty else { return nil }
        let values = inside.map { analysis.image.constant(at: $0, count) }
        guard !values.contains(nil) else { return FunctionAnalysis.unknownLoad(instruction.opcode) }
        return analysis.sets.value(of: values.map { FunctionAnalysis.extended($0!, instruction.opcode) })
    }

    private static func unknownLoad(_ opcode: Opcode) -> AbstractValue {
        switch opcode {
        case .lbu: .range(0, 0xff)
        case .lhu: .range(0, 0xffff)
        case .lwu: .range(0, 0xffff_ffff)
        default: .unknown
        }
    }

    private static func extended(_ value: UInt64, _ opcode: Opcode) -> UInt64 {
        switch opcode {
        case .lb: UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: value)))
        case .lh: UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: value)))
        case .lw: UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value)))
        default: value
        }
    }

    /// Records a store; false if it faults for certain.
    func store(
        _ instruction: Instruction, at pc: UInt64, _ base: AbstractValue, _ data: AbstractValue, _ count: UInt64
    ) throws(TerminationError) -> Bool {
        let offset = UInt64(bitPattern: Int64(instruction.imm))
        let values = analysis.sets.elements(of: data)
        if let starts = analysis.sets.elements(of: base) {
            let inside = starts.map { $0 &+ offset }.filter { ProofWindow.contains($0, count) }
            guard !inside.isEmpty else { return false }
            analysis.facts.insert(StoreFact(.known(inside), count: count, values: values))
            return true
        }
        guard let (low, high) = analysis.sets.bounds(of: base), low &+ offset <= high &+ offset else {
            throw TerminationError(pc: pc, reason: "the address of the store is not known")
        }
        let (first, last) = (low &+ offset, high &+ offset)
        let window = ProgramMap.window
        guard first < window.upperBound && last >= window.lowerBound else { return false }
        let range = StoreFact.Addresses.range(max(first, window.lowerBound), min(last, window.upperBound - 1))
        analysis.facts.insert(StoreFact(range, count: count, values: values))
        return true
    }
}
