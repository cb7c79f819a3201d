import GuestISA

/// Writes instruction words straight from the match bits of the instruction table.
///
/// Registers are 0–31 and immediates must fit; nothing is checked here. The generator checks every word it emits by
/// decoding it, in debug builds. Tables are flat memory that lives as long as the process.
struct WordEncoder: Sendable {
    private nonisolated(unsafe) let match: UnsafePointer<UInt32>

    static let shared = WordEncoder()

    private init() {
        let match = UnsafeMutablePointer<UInt32>.allocate(capacity: InstructionSpec.table.count)
        for (index, spec) in InstructionSpec.table.enumerated() { (match + index).initialize(to: spec.match) }
        self.match = UnsafePointer(match)
    }

    @inline(__always)
    func r(_ opcode: Opcode, rd: UInt32, rs1: UInt32, rs2: UInt32) -> UInt32 {
        match[Int(opcode.rawValue)] | rd << 7 | rs1 << 15 | rs2 << 20
    }

    /// I format and its variants: 12-bit immediates, load offsets, shift amounts, fence sets.
    @inline(__always)
    func i(_ opcode: Opcode, rd: UInt32, rs1: UInt32, _ immediate: Int32) -> UInt32 {
        match[Int(opcode.rawValue)] | rd << 7 | rs1 << 15 | InstructionFormat.i.scattered(immediate)
    }

    @inline(__always)
    func s(_ opcode: Opcode, rs1: UInt32, rs2: UInt32, _ immediate: Int32) -> UInt32 {
        match[Int(opcode.rawValue)] | rs1 << 15 | rs2 << 20 | InstructionFormat.s.scattered(immediate)
    }

    @inline(__always)
    func b(_ opcode: Opcode, rs1: UInt32, rs2: UInt32, _ offset: Int32) -> UInt32 {
        match[Int(opcode.rawValue)] | rs1 << 15 | rs2 << 20 | InstructionFormat.b.scattered(offset)
    }

    /// - Parameter immediate: The 32-bit value, low 12 bits zero.
    @inline(__always)
    func u(_ opcode: Opcode, rd: UInt32, _ immediate: Int32) -> UInt32 {
        match[Int(opcode.rawValue)] | rd << 7 | InstructionFormat.u.scattered(immediate)
    }

    @inline(__always)
    func jal(rd: UInt32, _ offset: Int32) -> UInt32 {
        match[Int(Opcode.jal.rawValue)] | rd << 7 | InstructionFormat.j.scattered(offset)
    }
}

/// What the inner loop needs to write a computing instruction without asking which format it has.
struct ComputeRow {
    /// The fixed bits.
    var match: UInt32 = 0
    /// Where rd, rs1 and rs2 stand, as far as the instruction has them.
    var registerMask: UInt32 = 0
    /// Where its immediate stands.
    var immediateMask: UInt32 = 0
    /// Index of its row in `BoundaryImmediates`, times the row's length.
    var immediateRow: UInt32 = 0

    init() {}

    init(_ spec: InstructionSpec) {
        match = spec.match
        registerMask =
            (spec.operands.contains(.rd) ? 0x1f << 7 : 0) | (spec.operands.contains(.rs1) ? 0x1f << 15 : 0)
            | (spec.operands.contains(.rs2) ? 0x1f << 20 : 0)
        immediateMask = ~(spec.mask | registerMask)
        immediateRow = UInt32(BoundaryImmediates.row(for: spec.format) * BoundaryImmediates.rowLength)
    }

    /// One row an opcode, in order.
    nonisolated(unsafe) static let table: UnsafePointer<ComputeRow> = {
        let rows = UnsafeMutablePointer<ComputeRow>.allocate(capacity: InstructionSpec.table.count)
        for (index, spec) in InstructionSpec.table.enumerated() { (rows + index).initialize(to: ComputeRow(spec)) }
        return UnsafePointer(rows)
    }()
}

/// Immediates at and around the ends of what a format, a width or a sign can hold, as instruction bits.
enum BoundaryImmediates {
    static let rowLength = 32

    static func row(for format: InstructionFormat) -> Int {
        switch format {
        case .r, .s, .b, .j, .none: 0
        case .i, .iOffset: 1
        case .shift: 2
        case .shiftWord: 3
        case .u: 4
        case .fence: 5
        }
    }

    /// Signed 12-bit immediates.
    static let signed12: [Int32] = [
        0, 1, -1, 2, -2, -129, 4, -4, 7, 8, -8, 15, 16, 31, 32, 63,
        64, 127, 128, -128, 255, 256, -256, 511, 512, 1023, 1024, -1024, 2046, 2047, -2047, -2048,
    ]
    /// Shift amounts of 64 bits.
    static let shift: [Int32] = [
        0, 1, 2, 3, 4, 7, 8, 9, 12, 15, 16, 17, 23, 24, 30, 31,
        32, 33, 34, 39, 40, 47, 48, 49, 55, 56, 60, 61, 62, 63, 32, 63,
    ]
    /// Upper immediates, in units of 4096 as assemblers write them.
    static let upper20: [Int32] = [
        0, 1, 2, 3, 0x7, 0x8, 0xf, 0x10, 0xff, 0x100, 0x7ff, 0x800, 0xfff, 0x1000, 0x7fff, 0x8000,
        0xffff, 0x10000, 0x3ffff, 0x40000, 0x7fffe, 0x7ffff, 0x80000, 0x80001, 0x80010, 0x80020, 0xaaaaa, 0x55555,
        0xffff0, 0xffffd, 0xffffe, 0xfffff,
    ]
    /// Ordering sets of fences, fm included: full, FENCE.TSO, PAUSE, none, single sets, reserved fm.
    static let ordering: [Int32] = [
        0x0ff, 0x833, 0x010, 0x000, 0x033, 0x011, 0x022, 0x012, 0x021, 0x0f0, 0x00f, 0x8ff, 0xfff, 0x0cc, 0x0aa, 0x055,
    ]

    /// Six rows of `rowLength` words: none, signed12, shift, shift of 32 bits, upper20, ordering.
    nonisolated(unsafe) static let table: UnsafePointer<UInt32> = {
        let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 6 * rowLength)
        for index in 0..<rowLength {
            words[index] = 0
            words[rowLength + index] = InstructionFormat.i.scattered(signed12[index])
            words[2 * rowLength + index] = InstructionFormat.shift.scattered(shift[index])
            words[3 * rowLength + index] = InstructionFormat.shiftWord.scattered(Int32(index))
            words[4 * rowLength + index] = UInt32(bitPattern: upper20[index]) << 12
            words[5 * rowLength + index] = InstructionFormat.fence.scattered(ordering[index & 15])
        }
        return UnsafePointer(words)
    }()
}
