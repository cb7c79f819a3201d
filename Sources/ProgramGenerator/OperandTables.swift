import GuestISA

/// The tables that make a computing instruction from the bits of one draw.
struct OperandTables {
    /// See `GeneratorScratch`.
    let sources: UnsafeMutablePointer<UInt8>
    /// See `GeneratorScratch`.
    let destinations: UnsafeMutablePointer<UInt8>
    private let rows = ComputeRow.table
    private let boundaries = BoundaryImmediates.table

    init(_ scratch: GeneratorScratch) {
        sources = scratch.sources
        destinations = scratch.destinations
    }

    /// A computing instruction or a fence; bits 0–15 have chosen the opcode.
    @inline(__always)
    func computeWord(_ opcode: UInt8, _ bits: UInt64) -> UInt32 {
        let row = rows[Int(opcode)]
        let rd = UInt32(destination(bits >> 16))
        let rs1 = UInt32(source(bits >> 21))
        let rs2 = UInt32(source(bits >> 27))
        let boundary = boundaries[Int(row.immediateRow &+ UInt32(truncatingIfNeeded: bits >> 34 & 31))]
        // The upper bits of the draw: independent of those that choose, for immediates up to 20 bits.
        let anything = UInt32(truncatingIfNeeded: bits >> 32) & row.immediateMask
        let immediate = bits >> 33 & 1 == 0 ? boundary : anything
        var registerMask = row.registerMask
        // Fences ignore rd and rs1; mostly they are zero, as assemblers write them.
        if opcode >= Opcode.fence.rawValue && bits >> 39 & 3 != 0 { registerMask = 0 }
        let registers = (rd << 7 | rs1 << 15 | rs2 << 20) & registerMask
        return row.match | registers | immediate
    }

    /// A destination, chosen by the low five bits.
    @inline(__always)
    func destination(_ bits: UInt64) -> UInt8 { destinations[Int(truncatingIfNeeded: bits & 31)] }

    /// A source, chosen by the low six bits: one of the latest destinations half of the time.
    @inline(__always)
    func source(_ bits: UInt64) -> UInt8 {
        let index = bits & 63
        return sources[Int(truncatingIfNeeded: index < 32 ? index & 7 : index)]
    }

    /// Makes a register a likely source of what follows. x0 takes a place too, but gives it up at once.
    @inline(__always)
    func note(_ register: UInt8, _ recent: inout Int) {
        sources[recent & 7] = register
        recent &+= register == 0 ? 0 : 1
    }
}
