import GuestISA

/// What instructions that only compute do to what is known of registers.
///
/// Written for the proof alone, from the manual (RISC-V Unprivileged ISA 20240411, chapters 2 and 4), not from an
/// engine or from the generator.
extension ValueSets {
    /// What `instruction` at `pc` leaves in rd.
    ///
    /// - Parameters:
    ///   - a: What is known of rs1.
    ///   - b: What is known of rs2.
    mutating func result(
        of instruction: Instruction, _ a: AbstractValue, _ b: AbstractValue, pc: UInt64
    ) -> AbstractValue {
        let immediate = UInt64(bitPattern: Int64(instruction.imm))
        switch instruction.opcode {
        case .lui: return .constant(immediate)
        case .auipc: return .constant(pc &+ immediate)
        case .addi: return sum(a, .constant(immediate))
        case .add: return sum(a, b)
        case .andi: return masked(a, immediate)
        case .and:
            if case .constant(let mask) = b { return masked(a, mask) }
            if case .constant(let mask) = a { return masked(b, mask) }
            return exact(instruction, a, b)
        case .slli: return shiftedLeft(a, UInt64(instruction.imm))
        case .srli: return shiftedRight(a, UInt64(instruction.imm))
        case .slti, .sltiu, .slt, .sltu:
            let known = exact(instruction, a, b)
            return known == .unknown ? value(of: [0, 1]) : known
        case .xori, .ori, .srai, .addiw, .slliw, .srliw, .sraiw, .sub, .sll, .xor, .srl, .sra, .or, .addw, .subw,
            .sllw, .srlw, .sraw:
            return exact(instruction, a, b)
        case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw,
            .sd, .fence, .fenceI, .ecall, .ebreak:
            preconditionFailure("\(instruction.opcode) does more than compute")
        }
    }

    private mutating func sum(_ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
        switch (a, b) {
        case (.returnAddress(let offset), .constant(let constant)),
            (.constant(let constant), .returnAddress(let offset)):
            return .returnAddress(offset &+ Int64(bitPattern: constant))
        case (.constant(let constant), _):
            if let mapped = map(b, { $0 &+ constant }) { return mapped }
        case (_, .constant(let constant)):
            if let mapped = map(a, { $0 &+ constant }) { return mapped }
        default: break
        }
        guard let first = bounds(of: a), let second = bounds(of: b) else { return .unknown }
        let low = first.0 &+ second.0
        let (high, overflow) = first.1.addingReportingOverflow(second.1)
        // A range with a negative number wraps as a whole if its low end does.
        if overflow != (low < first.0) { return .unknown }
        return low <= high ? .range(low, high) : .unknown
    }

    private mutating func masked(_ a: AbstractValue, _ mask: UInt64) -> AbstractValue {
        if let mapped = map(a, { $0 & mask }) { return mapped }
        guard mask.nonzeroBitCount <= 4 else {
            return mask >> 63 == 0 ? .range(0, mask) : .unknown
        }
        // Every number whose bits are all in the mask.
        var values: [UInt64] = []
        var value = mask
        repeat {
            values.append(value)
            value = (value &- 1) & mask
        } while value != mask
        return self.value(of: values)
    }

    private mutating func shiftedLeft(_ a: AbstractValue, _ amount: UInt64) -> AbstractValue {
        if let mapped = map(a, { $0 << amount }) { return mapped }
        guard let (low, high) = bounds(of: a), (high << amount) >> amount == high else { return .unknown }
        return .range(low << amount, high << amount)
    }

    private mutating func shiftedRight(_ a: AbstractValue, _ amount: UInt64) -> AbstractValue {
        if let mapped = map(a, { $0 >> amount }) { return mapped }
        guard amount > 0 else { return a }
        let (low, high) = bounds(of: a) ?? (0, .max)
        let count = high >> amount &- low >> amount
        guard count < UInt64(ValueSets.sizeLimit) else { return .range(low >> amount, high >> amount) }
        return value(of: Array(low >> amount...high >> amount))
    }

    /// The result where both operands are constants, or one is and the other a small set.
    private mutating func exact(_ instruction: Instruction, _ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
        if instruction.opcode.spec.operands.contains(.rs2) {
            guard let first = elements(of: a), let second = elements(of: b), min(first.count, second.count) == 1 else {
                return .unknown
            }
            return value(of: first.flatMap { x in second.map { y in ConstantFolding.fold(instruction, x, y) } })
        }
        return map(a) { ConstantFolding.fold(instruction, $0, 0) } ?? .unknown
    }
}

/// Computing instructions on known operands.
enum ConstantFolding {
    /// rd, from rs1 and rs2.
    static func fold(_ instruction: Instruction, _ a: UInt64, _ b: UInt64) -> UInt64 {
        let immediate = UInt64(bitPattern: Int64(instruction.imm))
        switch instruction.opcode {
        case .addi: return a &+ immediate
        case .slti: return Int64(bitPattern: a) < Int64(instruction.imm) ? 1 : 0
        case .sltiu: return a < immediate ? 1 : 0
        case .xori: return a ^ immediate
        case .ori: return a | immediate
        case .andi: return a & immediate
        case .slli: return a << immediate
        case .srli: return a >> immediate
        case .srai: return UInt64(bitPattern: Int64(bitPattern: a) >> immediate)
        case .add: return a &+ b
        case .sub: return a &- b
        case .sll: return a << (b & 63)
        case .slt: return Int64(bitPattern: a) < Int64(bitPattern: b) ? 1 : 0
        case .sltu: return a < b ? 1 : 0
        case .xor: return a ^ b
        case .srl: return a >> (b & 63)
        case .sra: return UInt64(bitPattern: Int64(bitPattern: a) >> (b & 63))
        case .or: return a | b
        case .and: return a & b
        case .addiw: return word(a &+ immediate)
        case .slliw: return word(a << immediate)
        case .srliw: return word((a & 0xffff_ffff) >> immediate)
        case .sraiw: return UInt64(bitPattern: Int64(bitPattern: word(a)) >> immediate)
        case .addw: return word(a &+ b)
        case .subw: return word(a &- b)
        case .sllw: return word(a << (b & 31))
        case .srlw: return word((a & 0xffff_ffff) >> (b & 31))
        case .sraw: return UInt64(bitPattern: Int64(bitPattern: word(a)) >> (b & 31))
        case .lui, .auipc, .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu,
            .sb, .sh, .sw, .sd, .fence, .fenceI, .ecall, .ebreak:
            preconditionFailure("\(instruction.opcode) is not a function of its operands")
        }
    }

    /// Whether a branch with these operands is taken.
    static func isTaken(_ opcode: Opcode, _ a: UInt64, _ b: UInt64) -> Bool {
        switch opcode {
        case .beq: a == b
        case .bne: a != b
        case .blt: Int64(bitPattern: a) < Int64(bitPattern: b)
        case .bge: Int64(bitPattern: a) >= Int64(bitPattern: b)
        case .bltu: a < b
        case .bgeu: a >= b
        case .lui, .auipc, .jal, .jalr, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd, .addi, .slti,
            .sltiu, .xori, .ori, .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or,
            .and, .addiw, .slliw, .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw, .fence, .fenceI, .ecall, .ebreak:
            preconditionFailure("\(opcode) is no branch")
        }
    }

    /// The low 32 bits, sign-extended.
    private static func word(_ value: UInt64) -> UInt64 {
        UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value)))
    }
}
