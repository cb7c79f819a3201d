import DirectEngine
import GuestISA

/// How often the registers were operands of instructions that were executed.
struct RegisterProfile {
    private var counts = InlineArray<32, Int>(repeating: 0)

    /// Counts the operands of an instruction.
    mutating func note(_ instruction: Instruction) {
        counts[Int(instruction.rd)] += 1
        counts[Int(instruction.rs1)] += 1
        counts[Int(instruction.rs2)] += 1
    }

    /// A map that pins the registers used most; among equals, those that `RegisterMap.standard` pins.
    var map: RegisterMap {
        let standard = RegisterMap.standard.pinned.map(\.guest)
        let others = (UInt8(1)...31).filter { !standard.contains($0) }
        // The order of equals is the order in which they stand here.
        let ranked = (standard + others).enumerated().sorted { a, b in
            let (countA, countB) = (counts[Int(a.element)], counts[Int(b.element)])
            return countA != countB ? countA > countB : a.offset < b.offset
        }
        return RegisterMap(pinning: ranked.prefix(RegisterMap.hostRegisters.count).map(\.element))
    }
}
