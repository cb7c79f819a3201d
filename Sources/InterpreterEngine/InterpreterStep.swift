import GuestISA
import GuestMachine
import PlantedFaults

/// One hart and what it needs to execute an instruction. Lives for one run, in registers where it can.
struct InterpreterStep<Faults: FaultSwitch> {
    var hart: HartState
    let memory: GuestMemory
    let decoder: Decoder
    let faults: Faults

    /// Executes the instruction at pc.
    ///
    /// - Returns: nil if it retired, or its trap, in which case the hart is unchanged.
    @inline(__always)
    mutating func execute() -> Trap? {
        guard let word = memory.fetch(hart.pc) else { return Trap(.instructionAccessFault, value: hart.pc) }
        guard let instruction = decoder.decode(word) else { return Trap(.illegalInstruction, value: UInt64(word)) }
        let rd = instruction.rd
        let rs1 = instruction.rs1
        let a = self[rs1]
        let b = self[instruction.rs2]
        let imm = UInt64(bitPattern: Int64(instruction.imm))
        let shamt = UInt64(truncatingIfNeeded: instruction.imm)

        // No `default`: a new opcode stops the build here until it has a meaning.
        switch instruction.opcode {
        case .lui:
            if faults.isPlanted(.interpX0Writable), rd == 0 { hart.x[0] = imm }
            self[rd] = imm
        case .auipc: self[rd] = hart.pc &+ imm

        case .jal: return jump(to: hart.pc &+ imm, link: rd)
        case .jalr:
            if faults.isPlanted(.interpJalrLinkFirst), rd == rs1, rd != 0 {
                return jump(to: (hart.pc &+ 4 &+ imm) & ~1, link: rd)
            }
            let target = a &+ imm
            return jump(to: faults.isPlanted(.interpJalrKeepsBit0) ? target : target & ~1, link: rd)

        case .beq: return branch(a == b, imm)
        case .bne: return branch(a != b, imm)
        case .blt: return branch(Int64(bitPattern: a) < Int64(bitPattern: b), imm)
        case .bge:
            if faults.isPlanted(.interpBgeStrict) {
                return branch(Int64(bitPattern: a) > Int64(bitPattern: b), imm)
            }
            return branch(Int64(bitPattern: a) >= Int64(bitPattern: b), imm)
        case .bltu: return branch(a < b, imm)
        case .bgeu: return branch(a >= b, imm)

        case .lb:
            return load(UInt8.self, at: a &+ imm, into: rd) { UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: $0))) }
        case .lh:
            return load(UInt16.self, at: a &+ imm, into: rd) {
                UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: $0)))
            }
        case .lw: return load(UInt32.self, at: a &+ imm, into: rd, signExtend32)
        case .ld: return load(UInt64.self, at: a &+ imm, into: rd) { $0 }
        case .lbu: return load(UInt8.self, at: a &+ imm, into: rd) { $0 }
        case .lhu: return load(UInt16.self, at: a &+ imm, into: rd) { $0 }
        case .lwu:
            if faults.isPlanted(.interpLwuSignExtends) {
                return load(UInt32.self, at: a &+ imm, into: rd, signExtend32)
            }
            return load(UInt32.self, at: a &+ imm, into: rd) { $0 }

        case .sb: return store(UInt8(truncatingIfNeeded: b), at: a &+ imm)
        case .sh: return store(UInt16(truncatingIfNeeded: b), at: a &+ imm)
        case .sw: return store(UInt32(truncatingIfNeeded: b), at: a &+ imm)
        case .sd: return store(b, at: a &+ imm)

        case .addi: self[rd] = a &+ imm  // `&+` wraps, as the ISA does
        case .slti: self[rd] = Int64(bitPattern: a) < Int64(instruction.imm) ? 1 : 0
        case .sltiu:
            if faults.isPlanted(.interpSltiuZeroExtends) {
                self[rd] = a < imm & 0xfff ? 1 : 0
            } else {
                self[rd] = a < imm ? 1 : 0
            }
        case .xori: self[rd] = a ^ imm
        case .ori: self[rd] = a | imm
        case .andi: self[rd] = a & imm
        case .slli: self[rd] = a &<< shamt
        case .srli: self[rd] = a &>> shamt
        case .srai: self[rd] = UInt64(bitPattern: Int64(bitPattern: a) &>> Int64(shamt))

        case .add: self[rd] = a &+ b
        case .sub: self[rd] = a &- b
        case .sll: self[rd] = a &<< b  // `&<<` masks the amount to six bits, as the ISA does
        case .slt:
            if faults.isPlanted(.interpSltUnsigned) {
                self[rd] = a < b ? 1 : 0
            } else {
                self[rd] = Int64(bitPattern: a) < Int64(bitPattern: b) ? 1 : 0
            }
        case .sltu: self[rd] = a < b ? 1 : 0
        case .xor: self[rd] = a ^ b
        case .srl: self[rd] = a &>> b
        case .sra: self[rd] = UInt64(bitPattern: Int64(bitPattern: a) &>> Int64(bitPattern: b))
        case .or: self[rd] = a | b
        case .and: self[rd] = a & b

        case .addiw:
            self[rd] = faults.isPlanted(.interpAddiwNotExtended) ? a &+ imm : signExtend32(a &+ imm)
        case .slliw: self[rd] = signExtend32(UInt64(UInt32(truncatingIfNeeded: a) &<< UInt32(shamt)))
        case .srliw: self[rd] = signExtend32(UInt64(UInt32(truncatingIfNeeded: a) &>> UInt32(shamt)))
        case .sraiw: self[rd] = UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: a) &>> Int32(shamt)))

        case .addw: self[rd] = signExtend32(a &+ b)
        case .subw: self[rd] = signExtend32(a &- b)
        case .sllw: self[rd] = signExtend32(UInt64(UInt32(truncatingIfNeeded: a) &<< UInt32(truncatingIfNeeded: b)))
        case .srlw: self[rd] = signExtend32(UInt64(UInt32(truncatingIfNeeded: a) &>> UInt32(truncatingIfNeeded: b)))
        case .sraw:
            if faults.isPlanted(.interpSrawLogical) {
                self[rd] = signExtend32(UInt64(UInt32(truncatingIfNeeded: a) &>> UInt32(truncatingIfNeeded: b)))
            } else {
                let shifted = Int32(truncatingIfNeeded: a) &>> Int32(truncatingIfNeeded: b)
                self[rd] = UInt64(bitPattern: Int64(shifted))
            }

        // One hart whose fetches see every store: there is nothing to order.
        case .fence, .fenceI: break

        case .ecall: return Trap(.environmentCall)
        case .ebreak: return Trap(.breakpoint)
        }
        hart.pc &+= 4
        return nil
    }
}

extension InterpreterStep {
    /// Register `index`, 0–31. Writing x0 does nothing.
    private subscript(index: UInt8) -> UInt64 {
        // The decoder masks register fields to five bits.
        @inline(__always) get { hart.x[unchecked: Int(index)] }
        @inline(__always) set { if index != 0 { hart.x[unchecked: Int(index)] = newValue } }
    }

    @inline(__always)
    private func signExtend32(_ value: UInt64) -> UInt64 { UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value))) }

    @inline(__always)
    private mutating func jump(to target: UInt64, link: UInt8) -> Trap? {
        guard target & 3 == 0 else { return Trap(.instructionAddressMisaligned, value: target) }
        self[link] = hart.pc &+ 4
        hart.pc = target
        return nil
    }

    @inline(__always)
    private mutating func branch(_ taken: Bool, _ offset: UInt64) -> Trap? {
        let target = taken ? hart.pc &+ offset : hart.pc &+ 4
        guard target & 3 == 0 else { return Trap(.instructionAddressMisaligned, value: target) }
        hart.pc = target
        return nil
    }

    @inline(__always)
    private mutating func load<T: FixedWidthInteger & UnsignedInteger>(
        _ type: T.Type, at address: UInt64, into rd: UInt8, _ extend: (UInt64) -> UInt64
    ) -> Trap? {
        switch memory.load(type, at: address) {
        case .value(let value):
            self[rd] = extend(value)
            hart.pc &+= 4
            return nil
        case .fault(let first):
            return Trap(.loadAccessFault, value: faults.isPlanted(.interpLoadTvalStart) ? address : first)
        }
    }

    @inline(__always)
    private mutating func store<T: FixedWidthInteger & UnsignedInteger>(_ value: T, at address: UInt64) -> Trap? {
        if let first = memory.store(value, at: address) {
            if faults.isPlanted(.interpStorePartial) {
                for index in 0..<(first &- address) {
                    _ = memory.store(UInt8(truncatingIfNeeded: value >> T(index * 8)), at: address &+ index)
                }
            }
            return Trap(.storeAccessFault, value: first)
        }
        hart.pc &+= 4
        return nil
    }
}
