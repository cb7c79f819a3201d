import HostX86
import Testing

@Suite("Moves") struct MoveTests {
    @Test("mov between any two registers, at every width")
    func registerToRegister() throws {
        let emission = Emission()
        for width in allWidths {
            for (dst, src) in allRegisterPairs {
                emission.expect("mov \(dst.name(width)), \(src.name(width))") { $0.mov(width, dst: dst, src: src) }
            }
        }
        try emission.verify()
    }

    @Test("loads take every base, index, scale and boundary displacement")
    func everyAddress() throws {
        let emission = Emission()
        let bases: [HostRegister?] = allRegisters + [nil]
        let indexes: [HostRegister?] = allRegisters.filter { $0 != .rsp } + [nil]
        for base in bases {
            for index in indexes {
                for scale in HostMemory.Scale.allCases where index != nil || scale == .by1 {
                    for displacement in boundaryDisplacements {
                        let memory = RequestedMemory(
                            base: base, index: index, scale: scale, displacement: displacement)
                        emission.expect("mov rdx, qword ptr \(memory.text)") {
                            $0.mov(.w64, dst: .rdx, src: memory.operand)
                        }
                    }
                }
            }
        }
        try emission.verify()
    }

    @Test("loads and stores of every register, at every width", arguments: allWidths)
    func loadsAndStores(width: HostWidth) throws {
        let emission = Emission()
        for memory in sampledMemory {
            let place = width.pointer + memory.text
            for register in allRegisters {
                emission.expect("mov \(register.name(width)), \(place)") {
                    $0.mov(width, dst: register, src: memory.operand)
                }
                emission.expect("mov \(place), \(register.name(width))") {
                    $0.mov(width, dst: memory.operand, src: register)
                }
            }
        }
        try emission.verify()
    }

    @Test("stores of boundary immediates, at every width", arguments: allWidths)
    func storedImmediates(width: HostWidth) throws {
        let emission = Emission()
        for memory in sampledMemory {
            for immediate in boundaryImmediates(width) {
                emission.expect("mov \(width.pointer)\(memory.text)", immediate: Int64(immediate), width) {
                    $0.mov(width, dst: memory.operand, src: immediate)
                }
            }
        }
        try emission.verify()
    }

    @Test("an immediate is moved by the shortest instruction that leaves the flags alone, or may change them")
    func immediates() throws {
        let emission = Emission()
        for dst in allRegisters {
            let (name, name32) = (dst.name(.w64), dst.name(.w32))
            emission.expect("xor \(name32), \(name32)") { $0.mov(dst: dst, imm: 0, mayClobberFlags: true) }
            for imm in [0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] as [Int64] {
                emission.expect("mov \(name32)", immediate: imm, .w32) { $0.mov(dst: dst, imm: imm) }
            }
            for imm in [-1, -0x8000_0000] as [Int64] {
                emission.expect("mov \(name)", immediate: imm, .w64) { $0.mov(dst: dst, imm: imm) }
            }
            for imm in [0x1_0000_0000, -0x8000_0001, .max, .min] as [Int64] {
                emission.expect("movabs \(name)", immediate: imm, .w64) {
                    $0.mov(dst: dst, imm: imm, mayClobberFlags: true)
                }
            }
        }
        try emission.verify()
    }

    @Test("movzx and movsx widen every register to 64 bits")
    func widenedRegisters() throws {
        let emission = Emission()
        for (dst, src) in allRegisterPairs {
            for from in [HostWidth.w8, .w16] {
                emission.expect("movzx \(dst.name(.w32)), \(src.name(from))") {
                    $0.movzx(dst: dst, src: src, from: from)
                }
                emission.expect("movsx \(dst.name(.w64)), \(src.name(from))") {
                    $0.movsx(dst: dst, src: src, from: from)
                }
            }
            emission.expect("mov \(dst.name(.w32)), \(src.name(.w32))") { $0.movzx(dst: dst, src: src, from: .w32) }
            emission.expect("movsxd \(dst.name(.w64)), \(src.name(.w32))") { $0.movsx(dst: dst, src: src, from: .w32) }
            emission.expect("mov \(dst.name(.w64)), \(src.name(.w64))") { $0.movzx(dst: dst, src: src, from: .w64) }
        }
        // The one request whose direction shows in the bytes alone.
        emission.expect("mov rcx, rsi") { $0.movsx(dst: .rcx, src: .rsi, from: .w64) }
        try emission.verify()
    }

    @Test("movzx and movsx widen loads to 64 bits")
    func widenedLoads() throws {
        let emission = Emission()
        for memory in sampledMemory {
            for dst in allRegisters {
                let (name, name32) = (dst.name(.w64), dst.name(.w32))
                for from in allWidths {
                    let place = from.pointer + memory.text
                    let zeroExtending =
                        switch from {
                        case .w8, .w16: "movzx \(name32)"
                        case .w32: "mov \(name32)"
                        case .w64: "mov \(name)"
                        }
                    let signExtending =
                        switch from {
                        case .w8, .w16: "movsx \(name)"
                        case .w32: "movsxd \(name)"
                        case .w64: "mov \(name)"
                        }
                    emission.expect("\(zeroExtending), \(place)") {
                        $0.movzx(dst: dst, src: memory.operand, from: from)
                    }
                    emission.expect("\(signExtending), \(place)") {
                        $0.movsx(dst: dst, src: memory.operand, from: from)
                    }
                }
            }
        }
        try emission.verify()
    }

    @Test("lea, push, pop and the GS base take every register")
    func addressesAndStack() throws {
        let emission = Emission()
        for register in allRegisters {
            for memory in sampledMemory where !memory.usesGS {
                for width in wordWidths {
                    emission.expect("lea \(register.name(width)), \(memory.text)") {
                        $0.lea(width, dst: register, src: memory.operand)
                    }
                }
            }
            emission.expect("push \(register.name(.w64))") { $0.push(register) }
            emission.expect("pop \(register.name(.w64))") { $0.pop(register) }
            emission.expect("rdgsbase \(register.name(.w64))") { $0.rdgsbase(register) }
            emission.expect("wrgsbase \(register.name(.w64))") { $0.wrgsbase(register) }
        }
        try emission.verify()
    }

    @Test("setcc and cmovcc know all 16 conditions", arguments: HostCondition.allCases)
    func conditions(condition: HostCondition) throws {
        let emission = Emission()
        for (dst, src) in allRegisterPairs {
            for width in wordWidths {
                emission.expect("cmov\(condition) \(dst.name(width)), \(src.name(width))") {
                    $0.cmovcc(condition, width, dst: dst, src: src)
                }
            }
        }
        for register in allRegisters {
            emission.expect("set\(condition) \(register.name(.w8))") { $0.setcc(condition, dst: register) }
        }
        for memory in sampledMemory {
            emission.expect("set\(condition) byte ptr \(memory.text)") { $0.setcc(condition, dst: memory.operand) }
            for width in wordWidths {
                emission.expect("cmov\(condition) \(HostRegister.r9.name(width)), \(width.pointer)\(memory.text)") {
                    $0.cmovcc(condition, width, dst: .r9, src: memory.operand)
                }
            }
        }
        try emission.verify()
    }
}
