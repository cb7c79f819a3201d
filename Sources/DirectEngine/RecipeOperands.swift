import GuestISA
import HostX86

/// What the registers of an instruction are for recipes: the bits to fill in, and their part in the shape.
///
/// Unsafe, and why it is sound: the table lives as long as the object, has an element for each register as rd, rs1 and
/// rs2, and register numbers are below 32.
final class RecipeOperands {
    /// Guest registers as operands of templates.
    let bits: OperandBits
    /// For each register as rd, then as rs1, then as rs2: its bits of `RecipeShape.rawValue`, or more than all of them
    /// if recipes do not do.
    private let shapes: UnsafeMutablePointer<UInt8>

    init(_ map: RegisterMap) {
        bits = OperandBits(map.locations)
        shapes = .allocate(capacity: 3 * 32)
        shapes.initialize(repeating: 0, count: 3 * 32)
        fill(map)
    }

    deinit { shapes.deallocate() }

    /// Changes to another map.
    func fill(_ map: RegisterMap) {
        bits.fill(map.locations)
        for register in 0..<UInt8(32) {
            let isPinned: UInt8 = map[register] == nil ? 0 : 1
            shapes[Int(register)] = isPinned
            shapes[32 + Int(register)] = isPinned << 1
            shapes[64 + Int(register)] = isPinned << 2
        }
        let special: UInt8 = 32
        shapes[0] |= special
        shapes[32] |= special
        if map.notBase < 32 { shapes[32 + Int(map.notBase)] |= special }
    }

    /// What the registers of `i` contribute to its shape; more than 31 if one of them is special.
    @inline(__always)
    func shape(_ i: Instruction) -> UInt8 {
        assert(i.rd < 32 && i.rs1 < 32 && i.rs2 < 32, "\(i) has no such registers")
        return shapes[Int(i.rd)] | shapes[32 + Int(i.rs1)] | shapes[64 + Int(i.rs2)]
    }
}
