import HostX86
import Testing

@Suite("Arithmetic") struct ArithmeticTests {
    @Test("ALU instructions between any two registers", arguments: HostALU.allCases)
    func aluRegisters(op: HostALU) throws {
        let emission = Emission()
        for width in allWidths {
            for (dst, src) in allRegisterPairs {
                emission.expect("\(op) \(dst.name(width)), \(src.name(width))") {
                    $0.alu(op, width, dst: dst, src: src)
                }
            }
        }
        try emission.verify()
    }

    @Test("ALU instructions from and to memory", arguments: HostALU.allCases)
    func aluMemory(op: HostALU) throws {
        let emission = Emission()
        for width in allWidths {
            for (number, memory) in sampledMemory.enumerated() {
                let place = width.pointer + memory.text
                // Two of the 16 registers per operand: all of them are met many times over.
                for register in [allRegisters[number % 16], allRegisters[(number * 7 + 4) % 16]] {
                    emission.expect("\(op) \(register.name(width)), \(place)") {
                        $0.alu(op, width, dst: register, src: memory.operand)
                    }
                    emission.expect("\(op) \(place), \(register.name(width))") {
                        $0.alu(op, width, dst: memory.operand, src: register)
                    }
                }
            }
        }
        try emission.verify()
    }

    @Test("ALU instructions with boundary immediates", arguments: HostALU.allCases)
    func aluImmediates(op: HostALU) throws {
        let emission = Emission()
        for width in allWidths {
            for immediate in boundaryImmediates(width) {
                for dst in allRegisters {
                    emission.expect("\(op) \(dst.name(width))", immediate: Int64(immediate), width) {
                        $0.alu(op, width, dst: dst, src: immediate)
                    }
                }
                for memory in sampledMemory {
                    emission.expect("\(op) \(width.pointer)\(memory.text)", immediate: Int64(immediate), width) {
                        $0.alu(op, width, dst: memory.operand, src: immediate)
                    }
                }
            }
        }
        try emission.verify()
    }

    @Test("test takes registers, memory and immediates")
    func testInstruction() throws {
        let emission = Emission()
        for width in allWidths {
            for (dst, src) in allRegisterPairs {
                emission.expect("test \(dst.name(width)), \(src.name(width))") { $0.test(width, dst: dst, src: src) }
            }
            for immediate in boundaryImmediates(width) {
                for dst in allRegisters {
                    emission.expect("test \(dst.name(width))", immediate: Int64(immediate), width) {
                        $0.test(width, dst: dst, src: immediate)
                    }
                }
                for memory in sampledMemory {
                    emission.expect("test \(width.pointer)\(memory.text)", immediate: Int64(immediate), width) {
                        $0.test(width, dst: memory.operand, src: immediate)
                    }
                }
            }
        }
        try emission.verify()
    }

    @Test("inc, dec, not and neg take registers and memory", arguments: HostUnary.allCases)
    func unary(op: HostUnary) throws {
        let emission = Emission()
        for width in allWidths {
            for dst in allRegisters {
                emission.expect("\(op) \(dst.name(width))") { $0.unary(op, width, dst: dst) }
            }
            for memory in sampledMemory {
                emission.expect("\(op) \(width.pointer)\(memory.text)") { $0.unary(op, width, dst: memory.operand) }
            }
        }
        try emission.verify()
    }

    @Test("imul takes registers and memory")
    func imul() throws {
        let emission = Emission()
        for width in wordWidths {
            for (dst, src) in allRegisterPairs {
                emission.expect("imul \(dst.name(width)), \(src.name(width))") { $0.imul(width, dst: dst, src: src) }
            }
            for memory in sampledMemory {
                emission.expect("imul \(HostRegister.r10.name(width)), \(width.pointer)\(memory.text)") {
                    $0.imul(width, dst: .r10, src: memory.operand)
                }
            }
        }
        try emission.verify()
    }
}

@Suite("Shifts") struct ShiftTests {
    @Test("shifts and rotations take an immediate or cl", arguments: HostShift.allCases)
    func counts(op: HostShift) throws {
        let emission = Emission()
        for width in allWidths {
            for dst in allRegisters {
                for count in [0, 2, 31, 63] as [UInt8] {
                    emission.expect("\(op) \(dst.name(width)), \(number(Int64(count)))") {
                        $0.shift(op, width, dst: dst, count: count)
                    }
                }
                emission.expect("\(op) \(dst.name(width)), cl") { $0.shiftByCL(op, width, dst: dst) }
            }
            for memory in sampledMemory {
                emission.expect("\(op) \(width.pointer)\(memory.text), 7") {
                    $0.shift(op, width, dst: memory.operand, count: 7)
                }
                emission.expect("\(op) \(width.pointer)\(memory.text), cl") {
                    $0.shiftByCL(op, width, dst: memory.operand)
                }
            }
        }
        try emission.verify()
    }

    @Test("BMI2 shifts take any three registers, or memory", arguments: HostBMI2Shift.allCases)
    func bmi2(op: HostBMI2Shift) throws {
        let emission = Emission()
        for width in [HostWidth.w32, .w64] {
            for (dst, src) in allRegisterPairs {
                for count in allRegisters {
                    emission.expect("\(op) \(dst.name(width)), \(src.name(width)), \(count.name(width))") {
                        $0.shift(op, width, dst: dst, src: src, count: count)
                    }
                }
            }
            for memory in sampledMemory {
                for register in allRegisters {
                    emission.expect(
                        "\(op) \(register.name(width)), \(width.pointer)\(memory.text), "
                            + HostRegister.r14.name(width)
                    ) {
                        $0.shift(op, width, dst: register, src: memory.operand, count: .r14)
                    }
                }
            }
        }
        try emission.verify()
    }
}
