/// An instruction word, read by this module itself.
///
/// Written from the manual (RISC-V Unprivileged ISA 20240411, sections 2.2 and 2.3) without `GuestISA`: a mistake in the
/// codec that all engines share must not find its way into what the engines are held against.
struct GuestWord: Equatable {
    /// Kinds of words that laws treat alike.
    enum Kind: Equatable {
        case lui, auipc, jal, jalr, branch, load, store
        /// Computes from a register and a 12-bit immediate.
        case immediate
        /// Shifts by a constant.
        case shift
        /// Computes from two registers.
        case register
        case fence
        /// ECALL and EBREAK.
        case system
        /// Not defined by the profile.
        case illegal
    }

    let bits: UInt32

    init(_ bits: UInt32) { self.bits = bits }

    var major: UInt32 { bits & 0x7f }
    var rd: Int { Int(bits >> 7 & 31) }
    var rs1: Int { Int(bits >> 15 & 31) }
    var rs2: Int { Int(bits >> 20 & 31) }
    var funct3: UInt32 { bits >> 12 & 7 }
    var funct7: UInt32 { bits >> 25 }
    /// Whether it is one of the 32-bit forms.
    var isWord: Bool { bits & 8 != 0 }

    /// The immediate of computations, loads and JALR.
    var immediateI: Int64 { Int64(Int32(bitPattern: bits) >> 20) }
    /// The offset of stores.
    var immediateS: Int64 { Int64(Int32(bitPattern: bits) >> 25) &* 32 | Int64(bits >> 7 & 31) }
    /// The distance of branches.
    var immediateB: Int64 {
        let sign = Int64(Int32(bitPattern: bits) >> 31) &* 4096
        return sign | Int64(bits >> 7 & 1) << 11 | Int64(bits >> 25 & 63) << 5 | Int64(bits >> 8 & 15) << 1
    }
    /// What LUI loads and AUIPC adds.
    var immediateU: Int64 { Int64(Int32(bitPattern: bits & 0xffff_f000)) }
    /// The distance of JAL.
    var immediateJ: Int64 {
        let sign = Int64(Int32(bitPattern: bits) >> 31) &* 0x10_0000
        return sign | Int64(bits >> 12 & 255) << 12 | Int64(bits >> 20 & 1) << 11 | Int64(bits >> 21 & 1023) << 1
    }
    /// The amount of shifts by a constant.
    var shiftAmount: Int64 { Int64(bits >> 20 & 63) }
    /// What is added to rs1 in loads and stores.
    var offset: Int64 { kind == .store ? immediateS : immediateI }
    /// Bytes that a load or store accesses.
    var byteCount: UInt64 { 1 << UInt64(funct3 & 3) }

    var kind: Kind {
        switch major {
        case 0x37: .lui
        case 0x17: .auipc
        case 0x6f: .jal
        case 0x67: funct3 == 0 ? .jalr : .illegal
        case 0x63: funct3 == 2 || funct3 == 3 ? .illegal : .branch
        case 0x03: funct3 == 7 ? .illegal : .load
        case 0x23: funct3 > 3 ? .illegal : .store
        case 0x13, 0x1b: immediateKind
        case 0x33: isRegisterForm(both: [0, 5], one: [1, 2, 3, 4, 6, 7]) ? .register : .illegal
        case 0x3b: isRegisterForm(both: [0, 5], one: [1]) ? .register : .illegal
        case 0x0f: funct3 < 2 ? .fence : .illegal
        case 0x73: bits == 0x73 || bits == 0x10_0073 ? .system : .illegal
        default: .illegal
        }
    }

    private var immediateKind: Kind {
        // The sixth bit of a shift amount is funct7's lowest, and reserved in the 32-bit forms.
        let fixed = isWord ? funct7 : funct7 & ~1
        switch funct3 {
        case 0: return .immediate
        case 1: return fixed == 0 ? .shift : .illegal
        case 5: return fixed == 0 || fixed == 0x20 ? .shift : .illegal
        default: return isWord ? .illegal : .immediate
        }
    }

    /// Whether funct7 is one that goes with funct3: 0 or 32 in `both`, 0 in `one`.
    private func isRegisterForm(both: [UInt32], one: [UInt32]) -> Bool {
        if both.contains(funct3) { return funct7 == 0 || funct7 == 0x20 }
        return one.contains(funct3) && funct7 == 0
    }

    var writesRd: Bool {
        switch kind {
        case .lui, .auipc, .jal, .jalr, .load, .immediate, .shift, .register: true
        case .branch, .store, .fence, .system, .illegal: false
        }
    }
    var readsRs1: Bool {
        switch kind {
        case .jalr, .branch, .load, .store, .immediate, .shift, .register: true
        case .lui, .auipc, .jal, .fence, .system, .illegal: false
        }
    }
    var readsRs2: Bool {
        switch kind {
        case .branch, .store, .register: true
        case .lui, .auipc, .jal, .jalr, .load, .immediate, .shift, .fence, .system, .illegal: false
        }
    }
    /// Whether it means the same at every address.
    var isMovable: Bool {
        switch kind {
        case .lui, .load, .store, .immediate, .shift, .register, .fence: true
        case .auipc, .jal, .jalr, .branch, .system, .illegal: false
        }
    }

    /// The same with its registers replaced by what `map` has for them.
    func renamed(_ map: [Int]) -> GuestWord {
        var word = bits
        func put(_ register: Int, _ shift: UInt32) { word = word & ~(31 << shift) | UInt32(map[register]) << shift }
        if writesRd { put(rd, 7) }
        if readsRs1 { put(rs1, 15) }
        if readsRs2 { put(rs2, 20) }
        return GuestWord(word)
    }
}
