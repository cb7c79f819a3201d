import GuestISA

/// Cells of single instructions and of neighbours: registers, values, immediates, predecessors.
enum OperandCells {
    static let opcodes = Opcode.allCases

    /// The operands that an opcode has; FENCE ignores its registers.
    @inline(__always)
    static func operands(_ opcode: Opcode) -> InstructionSpec.Operands {
        opcode == .fence || opcode == .fenceI ? [] : opcode.spec.operands
    }

    // MARK: - Aliases

    /// Registers of an instruction by which of them are x0 or the same: 24 patterns, of which few exist.
    @inline(__always)
    static func alias(_ i: Instruction) -> Int {
        let fields = operands(i.opcode)
        let hasTarget = fields.contains(.rd)
        let target = hasTarget && i.rd != 0
        var first = 0
        if fields.contains(.rs1), i.rs1 != 0 { first = target && i.rs1 == i.rd ? 1 : 2 }
        var second = 0
        if fields.contains(.rs2), i.rs2 != 0 {
            second = fields.contains(.rs1) && i.rs2 == i.rs1 ? 2 : target && i.rs2 == i.rd ? 1 : 3
        }
        return (Int(i.opcode.rawValue) * 2 + (target ? 1 : 0)) * 12 + first * 4 + second
    }

    static let aliases: CoverageFamily = {
        var names = [String?](repeating: nil, count: opcodes.count * 24)
        for opcode in opcodes {
            let fields = operands(opcode)
            let registers: [UInt8] = [0, 1, 2, 3]
            for rd in fields.contains(.rd) ? registers : [0] {
                for rs1 in fields.contains(.rs1) ? registers : [0] {
                    for rs2 in fields.contains(.rs2) ? registers : [0] {
                        let i = Instruction(opcode, rd: rd, rs1: rs1, rs2: rs2)
                        names[alias(i)] = text(i, fields)
                    }
                }
            }
        }
        return CoverageFamily("aliases", "opcode, and which of its registers are x0 or the same", names)
    }()

    private static func text(_ i: Instruction, _ fields: InstructionSpec.Operands) -> String {
        var parts: [String] = []
        if fields.contains(.rd) { parts.append(i.rd == 0 ? "rd=x0" : "rd") }
        if fields.contains(.rs1) { parts.append(i.rs1 == 0 ? "rs1=x0" : i.rd == i.rs1 ? "rs1=rd" : "rs1") }
        if fields.contains(.rs2) {
            let same = i.rs2 == i.rs1 ? "rs2=rs1" : i.rs2 == i.rd && fields.contains(.rd) ? "rs2=rd" : "rs2"
            parts.append(i.rs2 == 0 ? "rs2=x0" : same)
        }
        return ([i.opcode.mnemonic] + parts).joined(separator: " ")
    }

    // MARK: - Values

    private static let classes = ValueClass.allCases

    /// Opcodes whose operands are looked at; those of loads and stores are addresses.
    private static func comparesValues(_ opcode: Opcode) -> Bool {
        switch opcode.spec.effect {
        case .compute, .branch: opcode.spec.operands.contains(.rs1)
        case .load, .store, .jump, .fence, .trap: false
        }
    }

    /// Number of the cell of an instruction with two register operands, or nil.
    @inline(__always)
    static func values(_ opcode: Opcode, _ a: UInt64, _ b: UInt64) -> Int {
        (Int(opcode.rawValue) * classes.count + ValueClass(a).rawValue) * classes.count + ValueClass(b).rawValue
    }

    static let values = CoverageFamily(
        "values", "opcode with two register operands, and the class of each value",
        sizes: [opcodes.count, classes.count, classes.count]
    ) { place in
        let opcode = opcodes[place[0]]
        guard comparesValues(opcode), opcode.spec.operands.contains(.rs2) else { return nil }
        return "\(opcode.mnemonic) \(classes[place[1]].text), \(classes[place[2]].text)"
    }

    // MARK: - Immediates

    private static let immediateClasses = ImmediateClass.allCases

    /// Smallest and largest immediate of an opcode.
    private static func range(_ opcode: Opcode) -> (least: Int32, most: Int32) {
        switch opcode.spec.format {
        case .shift: (0, 63)
        case .shiftWord: (0, 31)
        case .u: (.min, 0x7fff_f000)
        case .r, .i, .iOffset, .s, .b, .j, .fence, .none: (-2048, 2047)
        }
    }

    /// Number of the cell of an instruction with an immediate operand.
    @inline(__always)
    static func immediates(_ opcode: Opcode, _ a: UInt64, _ imm: Int32) -> Int {
        let (least, most) = range(opcode)
        let immediate = ImmediateClass(imm, least: least, most: most)
        return (Int(opcode.rawValue) * classes.count + ValueClass(a).rawValue) * immediateClasses.count
            + immediate.rawValue
    }

    static let immediates: CoverageFamily = {
        var names = [String?](repeating: nil, count: opcodes.count * classes.count * immediateClasses.count)
        for opcode in opcodes where opcode.spec.effect == .compute && opcode.spec.operands.contains(.imm) {
            let (least, most) = range(opcode)
            let hasOperand = opcode.spec.operands.contains(.rs1)
            let step: Int32 = opcode.spec.format == .u ? 0x1000 : 1
            let samples: [Int32] = [0, 1, -1, least, most, 31, 32, 2, -2].map {
                $0 == least || $0 == most ? $0 : $0 * step
            }
            for imm in samples where imm >= least && imm <= most {
                for value in hasOperand ? classes : [.zero] {
                    let immediate = ImmediateClass(imm, least: least, most: most)
                    let number =
                        (Int(opcode.rawValue) * classes.count + value.rawValue) * immediateClasses.count
                        + immediate.rawValue
                    names[number] = [opcode.mnemonic, hasOperand ? value.text + "," : "", immediate.text]
                        .filter { !$0.isEmpty }.joined(separator: " ")
                }
            }
        }
        return CoverageFamily("immediates", "opcode, class of its value and of its immediate", names)
    }()

    // MARK: - Neighbours

    /// How an instruction depends on the one retired before it.
    enum Dependency: Int, CaseIterable {
        case none, first, second, both
    }

    /// Number of the cell of an instruction behind another.
    @inline(__always)
    static func pairs(_ previous: Instruction, _ i: Instruction) -> Int {
        let fields = operands(i.opcode)
        var dependency = 0
        if previous.rd != 0, operands(previous.opcode).contains(.rd) {
            if fields.contains(.rs1), i.rs1 == previous.rd { dependency |= 1 }
            if fields.contains(.rs2), i.rs2 == previous.rd { dependency |= 2 }
        }
        return (Int(previous.opcode.rawValue) * opcodes.count + Int(i.opcode.rawValue)) * 4 + dependency
    }

    static let pairs = CoverageFamily(
        "pairs", "opcode, the opcode retired before it, and which operands that one made",
        sizes: [opcodes.count, opcodes.count, Dependency.allCases.count]
    ) { place in
        let (previous, opcode) = (opcodes[place[0]], opcodes[place[1]])
        let fields = operands(opcode)
        let writes = operands(previous).contains(.rd)
        // What traps does not retire.
        guard previous.spec.effect != .trap else { return nil }
        let suffix: String
        switch Dependency.allCases[place[2]] {
        case .none: suffix = ""
        case .first:
            guard writes, fields.contains(.rs1) else { return nil }
            suffix = " by rs1"
        case .second:
            guard writes, fields.contains(.rs2) else { return nil }
            suffix = " by rs2"
        case .both:
            guard writes, fields.contains(.rs1), fields.contains(.rs2) else { return nil }
            suffix = " by both"
        }
        return "\(opcode.mnemonic) after \(previous.mnemonic)\(suffix)"
    }
}
