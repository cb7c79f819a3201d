import HostX86
import Testing

@Suite("Templates") struct TemplateTests {
    /// Registers that an operand may be filled in with, all that a translator gives away.
    private static let registers = allRegisters.filter { ![.rax, .rcx, .rsp, .rbp, .r15].contains($0) }

    /// Emits one template with its operands filled in.
    private static func emit(
        _ template: HostTemplate, _ operands: [OperandLocation], immediate: Int32 = 0, _ assembler: inout Assembler
    ) {
        let table = OperandBits(operands)
        var bits = template.bits ^ UInt64(UInt32(bitPattern: immediate)) << UInt64(template.immediateShift)
        for number in operands.indices {
            let hole = template.holes[number]
            bits ^= table.row(UInt8(number)).load(fromByteOffset: 8 * Int(hole.rawValue), as: UInt64.self)
        }
        let count = UInt8(template.byteCount)
        assembler.emit(bits, 0, at: count, 0, at: count, byteCount: count)
    }

    @Test("an instruction takes registers in either field, one in both, and memory")
    func operands() throws {
        let emission = Emission()
        for (a, b) in allRegisterPairs where Self.registers.contains(a) && Self.registers.contains(b) {
            let add = HostTemplate(0x03, reg: .open(0, isMemory: false), place: .open(1, isMemory: false))
            emission.expect("add \(a.name(.w64)), \(b.name(.w64))") {
                Self.emit(add, [.register(a), .register(b)], &$0)
            }
        }
        for a in Self.registers {
            let name = a.name(.w64)
            let negated = HostTemplate(0xF7, reg: .digit(3), place: .open(0, isMemory: false))
            emission.expect("neg \(name)") { Self.emit(negated, [.register(a)], &$0) }
            let same = HostTemplate(0x33, reg: .open(0, isMemory: false), place: .open(0, isMemory: false))
            emission.expect("xor \(name), \(name)") { Self.emit(same, [.register(a)], &$0) }
            for displacement: Int8 in [-128, -8, 0, 8, 120] {
                let load = HostTemplate(0x8B, reg: .open(0, isMemory: false), place: .open(1, isMemory: true))
                let sign = displacement < 0 ? "-" : "+"
                let offset = displacement == 0 ? "" : " \(sign) \(number(Int64(displacement.magnitude)))"
                emission.expect("mov \(name), qword ptr [rbp\(offset)]") {
                    Self.emit(load, [.register(a), .memory(displacement)], &$0)
                }
            }
        }
        try emission.verify()
    }

    @Test("immediates of one byte and of four stand behind the operands")
    func immediates() throws {
        let emission = Emission()
        for a in Self.registers {
            let short = HostTemplate(0x83, reg: .digit(0), place: .open(0, isMemory: false), immediateBytes: 1)
            emission.expect("add \(a.name(.w64))", immediate: -3, .w64) {
                Self.emit(short, [.register(a)], immediate: -3, &$0)
            }
            let far = HostTemplate.lea(
                isWide: true, .fixed(.rax), base: .open(0, isMemory: false), immediateBytes: 4)
            emission.expect("lea rax, [\(a.name(.w64)) + 0x1234]") {
                Self.emit(far, [.register(a)], immediate: 0x1234, &$0)
            }
        }
        let wide = HostTemplate(0x81, reg: .digit(1), place: .open(0, isMemory: true), immediateBytes: 4)
        emission.expect("or qword ptr [rbp - 0x10]", immediate: -0x12345, .w64) {
            Self.emit(wide, [.memory(-16)], immediate: -0x12345, &$0)
        }
        try emission.verify()
    }

    @Test("addresses of two registers, BMI2 shifts and conditions take every register")
    func others() throws {
        let emission = Emission()
        for (a, b) in allRegisterPairs where Self.registers.contains(a) && Self.registers.contains(b) {
            let shift = HostTemplate.shift(
                .shrx, isWide: true, .open(0, isMemory: false), .open(1, isMemory: true), by: .open(2, isMemory: false))
            emission.expect("shrx \(a.name(.w64)), qword ptr [rbp + 8], \(b.name(.w64))") {
                Self.emit(shift, [.register(a), .memory(8), .register(b)], &$0)
            }
            let byRCX = HostTemplate.shift(
                .sarx, isWide: false, .open(0, isMemory: false), .open(1, isMemory: false), by: .fixed(.rcx))
            emission.expect("sarx \(a.name(.w32)), \(b.name(.w32)), ecx") {
                Self.emit(byRCX, [.register(a), .register(b)], &$0)
            }
            guard a != .r13 else { continue }
            let sum = HostTemplate.lea(
                isWide: true, .fixed(.rax), base: .open(0, isMemory: false), index: .open(1, isMemory: false))
            emission.expect("lea rax, [\(a.name(.w64)) + \(b.name(.w64))]") {
                Self.emit(sum, [.register(a), .register(b)], &$0)
            }
        }
        for (a, condition) in zip(Self.registers, HostCondition.allCases) {
            let set = HostTemplate.set(condition, .open(0, isMemory: false))
            emission.expect("set\(condition) \(a.name(.w8))") { Self.emit(set, [.register(a)], &$0) }
        }
        try emission.verify()
    }

    @Test("what follows another instruction is filled in as if it stood alone")
    func sequences() throws {
        let emission = Emission()
        let store = HostTemplate(0x89, reg: .fixed(.rax), place: .open(0, isMemory: true))
        let load = HostTemplate(0x8B, reg: .fixed(.rcx), place: .open(1, isMemory: true))
        for a in Self.registers {
            let own = HostTemplate.Operand.open(0, isMemory: false)
            let clear = HostTemplate(0x33, isWide: false, reg: own, place: own).followed(by: load)
            let set = HostTemplate.setAndExtend(.b, own)
            let shift = HostTemplate(0xD3, isWide: false, reg: .digit(4), place: own)
                .followed(by: HostTemplate(0x63, reg: own, place: own))
            let (full, half) = (a.name(.w64), a.name(.w32))
            for (template, texts) in [
                (clear, ["xor \(half), \(half)", "mov rcx, qword ptr [rbp + 0x10]"]),
                (set, ["setb \(a.name(.w8))", "movzx \(half), \(a.name(.w8))"]),
                (shift, ["shl \(half), cl", "movsxd \(full), \(half)"]),
            ] {
                var sizes = [3, 4]
                if texts[0].hasPrefix("set") { sizes = [4, 4] } else if texts[0].hasPrefix("shl") { sizes = [3, 3] }
                let table: [OperandLocation] = [.register(a), .memory(16)]
                emission.expect(texts, sizes: sizes) { Self.emit(template, table, &$0) }
            }
        }
        for count in 2...4 {
            let nops = HostTemplate(bytes: 0x9090_9090 & (1 << UInt64(8 * count) - 1), count: count)
            let template = nops.followed(by: store)
            emission.expect(
                Array(repeating: "nop", count: count) + ["mov qword ptr [rbp - 8], rax"],
                sizes: Array(repeating: 1, count: count) + [4]
            ) { Self.emit(template, [.memory(-8)], &$0) }
        }
        try emission.verify()
    }
}
