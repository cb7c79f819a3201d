import GuestISA
import GuestMachine
import Shrinking
import TestSupport
import Testing

@Suite("Shrinker") struct ShrinkerTests {
    /// Shrinks as long as the program still has an instruction with each of `opcodes`, in this order.
    func shrink(_ program: Program, keeping opcodes: [Opcode]) -> Program {
        Shrinker(stillFails: { candidate in
            var rest = opcodes[...]
            for word in candidate.code where Instruction(decoding: word)?.opcode == rest.first { rest.removeFirst() }
            return rest.isEmpty
        }).shrink(program)
    }

    func text(_ program: Program) -> [String] { program.code.map { Instruction.disassembly(of: $0) } }

    @Test("what does not matter goes, and what is left is as simple as can be")
    func keepsWhatMatters() throws {
        let program = try Program(
            assembly: "li x9, 77\nxor x9, x9, x8\nsraw x17, x15, x26\nsd x9, 8(x2)\nlbu x4, -3(x3)\necall",
            registers: [15: 0x1234, 2: ProgramMap.dataBase],
            data: [MemorySegment(address: ProgramMap.dataBase, bytes: [1, 2, 3])])
        let minimal = shrink(program, keeping: [.sraw, .lbu])
        #expect(text(minimal) == ["sraw x0, x0, x0", "lbu x0, 0(x0)"])
        #expect(minimal.registers.allSatisfy { $0 == 0 })
        #expect(minimal.data.isEmpty)
    }

    @Test("shrinking again changes nothing")
    func isIdempotent() throws {
        let program = try Program(
            assembly: "li x9, 77\nbeqz x9, end\nsub x1, x2, x3\nand x1, x2, x3\nend: ebreak", registers: [2: 5])
        let once = shrink(program, keeping: [.beq, .sub])
        #expect(shrink(once, keeping: [.beq, .sub]) == once)
    }

    @Test("branches and jumps still reach their targets when words between are deleted")
    func branchesStayValid() throws {
        // Fails while a branch goes to an ebreak.
        let program = try Program(
            assembly: """
                    nop
                    beqz x5, end
                    add x6, x6, x6
                    add x6, x6, x7
                    nop
                end:
                    ebreak
                    add x7, x7, x7
                """)
        let minimal = Shrinker(stillFails: { candidate in
            candidate.code.enumerated().contains { index, word in
                guard let branch = Instruction(decoding: word), branch.opcode == .beq else { return false }
                let target = index + Int(branch.imm) / 4
                return candidate.code.indices.contains(target)
                    && Instruction(decoding: candidate.code[target])?.opcode == .ebreak
            }
        }).shrink(program)
        #expect(text(minimal) == ["beq x0, x0, 4", "ebreak"])
    }

    @Test("addresses of code made by AUIPC, in registers and in data still lead where they led")
    func codePointersMove() throws {
        let text = """
                nop
                auipc x5, 0
                jalr x0, 28(x5)
                sw x0, 24(x6)
                nop
                nop
                nop
                nop
            target:
                ebreak
            """
        let table = withUnsafeBytes(of: (ProgramMap.codeBase + 32).littleEndian) { Array($0) }
        let program = try Program(
            assembly: text, registers: [6: ProgramMap.codeBase + 8],
            data: [MemorySegment(address: ProgramMap.dataBase, bytes: table)])
        // Fails while the jump, the store and the table all lead to the ebreak.
        func leadsToTarget(_ program: Program) -> Bool {
            guard let jump = program.code.firstIndex(where: { Instruction(decoding: $0)?.opcode == .jalr }), jump > 0,
                let store = program.code.first(where: { Instruction(decoding: $0)?.opcode == .sw }),
                let target = program.code.firstIndex(where: { Instruction(decoding: $0)?.opcode == .ebreak }),
                let auipc = Instruction(decoding: program.code[jump - 1]), auipc.opcode == .auipc
            else { return false }
            let address = ProgramMap.codeBase + 4 * UInt64(target)
            let base = ProgramMap.codeBase + 4 * UInt64(jump - 1) &+ UInt64(bitPattern: Int64(auipc.imm))
            let jumpTarget = base &+ UInt64(bitPattern: Int64(Instruction(decoding: program.code[jump])!.imm))
            let stored = program.registers[6] &+ UInt64(bitPattern: Int64(Instruction(decoding: store)!.imm))
            let inTable = withUnsafeBytes(of: address.littleEndian) { Array($0) }
            return jumpTarget == address && stored == address && program.data.first?.bytes == inTable
        }
        try #require(leadsToTarget(program))
        let minimal = Shrinker(stillFails: leadsToTarget).shrink(program)
        #expect(minimal.code.count == 4)
    }

    @Test("what has to lie at the end of a line lies there behind zeros, however much came before")
    func gapsComeFirst() throws {
        let program = try Program(assembly: String(repeating: "addi x1, x1, 3\n", count: 43) + "lw x2, 0(x3)\necall")
        // Fails while a load is the last word of 16 bytes.
        let minimal = Shrinker(stillFails: { candidate in
            candidate.code.enumerated().contains { $0 % 4 == 3 && Instruction(decoding: $1)?.opcode == .lw }
        }).shrink(program)
        #expect(text(minimal) == [String](repeating: ".word 0x00000000", count: 3) + ["lw x0, 0(x0)"])
        #expect(minimal.instructionCount == 1)
    }

    @Test("instructions that have to stay where they are survive what is deleted between them and those before")
    func deletesBetween() throws {
        let program = try Program(assembly: "nop\nsub x5, x6, x7\nxor x9, x9, x9\nnop\nnop\nnop\nnop\nebreak\necall")
        // Fails while the ebreak is word 7 and nothing but instructions lies between it and a subtraction.
        let minimal = Shrinker(stillFails: { candidate in
            guard candidate.code.count > 7, Instruction(decoding: candidate.code[7])?.opcode == .ebreak else {
                return false
            }
            let sub = candidate.code.prefix(7).lastIndex { Instruction(decoding: $0)?.opcode == .sub }
            return sub.map { !candidate.code[$0..<7].contains(0) } ?? false
        }).shrink(program)
        #expect(text(minimal).suffix(2) == ["sub x0, x0, x0", "ebreak"])
        #expect(minimal.instructionCount == 2)
    }

    @Test("zeros after the last instruction are no part of the result")
    func trailingZerosGo() throws {
        let program = try Program(assembly: "ebreak\nadd x1, x2, x3\n.zero 64\nsub x1, x2, x3")
        let minimal = Shrinker(stillFails: { $0.code.first == Instruction(.ebreak).encoded }).shrink(program)
        #expect(text(minimal) == ["ebreak"])
    }

    @Test("registers are numbered in the order of the text")
    func registersAreCanonical() throws {
        let program = try Program(assembly: "add x9, x30, x4\nsub x30, x4, x9", registers: [20: 8, 4: 4])
        // Fails while results go where they went.
        let minimal = Shrinker(stillFails: { candidate in
            let code = candidate.code.compactMap { Instruction(decoding: $0) }
            return code.map(\.opcode) == [.add, .sub] && code[0].rd == code[1].rs2 && code[0].rs1 == code[1].rd
                && code[0].rs2 == code[1].rs1 && Set([code[0].rd, code[0].rs1, code[0].rs2, 0]).count == 4
                && candidate.registers[Int(code[0].rs2)] == 4
        }).shrink(program)
        #expect(text(minimal) == ["add x1, x2, x3", "sub x2, x3, x1"])
        #expect(minimal.registers[3] == 4)
    }

    @Test("what only hands a value on is bypassed")
    func movesAreBypassed() throws {
        let program = try Program(
            assembly: "lb x5, 0(x6)\naddi x7, x5, 0\nadd x8, x7, x0\nori x9, x8, 0\nsub x10, x9, x8\necall")
        // Fails while a subtraction reads what a load has made, by whatever way.
        let minimal = Shrinker(stillFails: { candidate in
            var isLoaded = Array(repeating: false, count: 32)
            for instruction in candidate.code.compactMap({ Instruction(decoding: $0) }) {
                let reads = isLoaded[Int(instruction.rs1)] || isLoaded[Int(instruction.rs2)]
                if instruction.opcode == .sub, reads { return true }
                isLoaded[Int(instruction.rd)] = instruction.rd != 0 && (instruction.opcode == .lb || reads)
            }
            return false
        }).shrink(program)
        #expect(text(minimal) == ["lb x1, 0(x0)", "sub x0, x0, x1"])
    }

    @Test("what a jump goes past is deleted with it, in one go")
    func jumpsAreStraightened() throws {
        let program = try Program(
            assembly: "sub x1, x2, x3\njal x0, far\n" + String(repeating: "ebreak\n", count: 5) + "far: xor x1, x2, x3")
        // Fails while the word that is reached after the subtraction is XOR; nothing but the jump may be taken.
        var attempts = 0
        let minimal = Shrinker(stillFails: { candidate in
            attempts += 1
            guard Instruction(decoding: candidate.code.first ?? 0)?.opcode == .sub, candidate.code.count > 1 else {
                return false
            }
            let next = Instruction(decoding: candidate.code[1])
            if next?.opcode == .xor { return candidate.code.count == 2 }
            let target = 1 + Int(next?.imm ?? 0) / 4
            return next?.opcode == .jal && target == 7
                && Instruction(decoding: candidate.code.last ?? 0)?.opcode == .xor && candidate.code.count == 8
        }).shrink(program)
        #expect(text(minimal) == ["sub x0, x0, x0", "xor x0, x0, x0"])
    }

    @Test("of many segments of data those that matter are left, found by halves")
    func segmentsAreDropped() throws {
        let segments = (0..<64).map {
            MemorySegment(address: ProgramMap.dataBase + 16 * UInt64($0), bytes: [UInt8($0), 0xff, 0xff])
        }
        let program = try Program(assembly: "ecall", data: segments)
        var attempts = 0
        let minimal = Shrinker(stillFails: { candidate in
            attempts += 1
            return candidate.code.count == 1
                && [5, 48].allSatisfy { wanted in candidate.data.contains { $0.bytes.first == wanted } }
        }).shrink(program)
        #expect(minimal.data.map(\.bytes) == [[5], [48]])
        #expect(attempts < 200)
    }

    @Test("registers lose the bits that do not matter")
    func valuesAreSimplified() throws {
        let program = try Program(assembly: "ecall", registers: [5: 0xdead_beef_cafe_f00d, 9: 0xffff])
        let minimal = Shrinker(stillFails: { candidate in
            candidate.registers.contains { $0 >> 40 & 1 == 1 }
        }).shrink(program)
        #expect(minimal.registers.filter { $0 != 0 } == [1 << 40])
    }

    @Test("every accepted step is simpler than the one before, and the last is the result")
    func improvementsAreStrict() throws {
        let program = try Program(assembly: "li x9, 77\nxor x9, x9, x8\nsub x17, x15, x26\nsd x9, 8(x2)\necall")
        var steps = [ProgramComplexity(program)]
        var last = program
        let minimal = Shrinker(
            stillFails: { $0.code.contains { Instruction(decoding: $0)?.opcode == .sub } },
            onImprovement: { improvement in
                steps.append(ProgramComplexity(improvement.program))
                last = improvement.program
            }
        ).shrink(program)
        #expect(last == minimal)
        #expect(steps.count > 2)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test("extreme immediates and values are simplified without overflow")
    func extremesAreSimplified() throws {
        let program = try Program(
            assembly: "lui x5, 0x80000\naddi x6, x5, -2048\nauipc x7, 0xfffff\njal x1, -1048576\nfence iorw, iorw",
            registers: [5: .max, 6: 1 << 63, 31: ProgramMap.window.upperBound])
        let opcodes: [Opcode] = [.lui, .addi, .auipc, .jal, .fence]
        let minimal = shrink(program, keeping: opcodes)
        #expect(text(minimal) == ["lui x0, 0", "addi x0, x0, 0", "auipc x0, 0", "jal x0, 0", "fence 0, 0"])
    }

    @Test("told to stop, it gives the best so far")
    func stopsEarly() throws {
        let program = try Program(assembly: String(repeating: "add x5, x6, x7\n", count: 64))
        var attempts = 0
        let minimal = Shrinker(
            stillFails: { candidate in
                attempts += 1
                return candidate.code.count >= 8
            },
            mayContinue: { attempts < 3 }
        ).shrink(program)
        #expect(attempts == 3)
        #expect(minimal.code.count < 64)
    }
}
