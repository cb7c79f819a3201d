import HostX86
import Testing

@Suite("Moves") struct MoveTests {
    @Test("mov between any two registers, at every width")
    func registerToRegister() throws {
        let emission = Emission()
        for width in allWidths {
            for dst in allRegisters {
                for src in allRegisters {
                    emission.expect("mov \(dst.name(width)), \(src.name(width))") {
                        $0.mov(width, dst: dst, src: src)
                    }
                }
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
}
