import HostX86
import TranslationRuntime

/// Moving values between guest registers and the host's. Nothing here touches rcx.
extension DirectTranslator {
    /// Puts the value of guest register `source` into `host`.
    @inline(__always)
    func read(_ source: UInt8, into host: HostRegister, _ code: inout BlockBuilder) {
        if map[source] != host { read(source, into: host, .w64, &code) }
    }

    /// Puts the low 32 bits of guest register `source` into `host`, and zero into the upper ones.
    @inline(__always)
    func readWord(_ source: UInt8, into host: HostRegister, _ code: inout BlockBuilder) {
        read(source, into: host, .w32, &code)
    }

    @inline(__always)
    private func read(_ source: UInt8, into host: HostRegister, _ width: HostWidth, _ code: inout BlockBuilder) {
        if let register = map[source] {
            code.asm.mov(width, dst: host, src: register)
        } else if source == 0 {
            code.asm.mov(dst: host, imm: 0, mayClobberFlags: true)
        } else {
            code.asm.mov(width, dst: host, src: ContextField.x(source))
        }
    }

    /// The host register that holds guest register `source`, which is read into `scratch` if it lives in memory.
    @inline(__always)
    func register(of source: UInt8, scratch: HostRegister, _ code: inout BlockBuilder) -> HostRegister {
        if let register = map[source] { return register }
        read(source, into: scratch, &code)
        return scratch
    }

    /// `<op> host, source`, where `source` is not x0.
    @inline(__always)
    func apply(
        _ op: HostALU, _ width: HostWidth, _ host: HostRegister, _ source: UInt8, _ code: inout BlockBuilder
    ) {
        if let register = map[source] {
            code.asm.alu(op, width, dst: host, src: register)
        } else {
            code.asm.alu(op, width, dst: host, src: ContextField.x(source))
        }
    }

    /// Where to compute the value of `rd`, to be followed by `write(rd:from:_:)`: its own register, or rax.
    @inline(__always)
    func target(_ rd: UInt8) -> HostRegister { map[rd] ?? .rax }

    /// Stores what was computed in `target(rd)` if `rd` lives in memory.
    @inline(__always)
    func write(_ rd: UInt8, _ code: inout BlockBuilder) {
        if map[rd] == nil { code.asm.mov(.w64, dst: ContextField.x(rd), src: .rax) }
    }

    /// `rd = source`, where `rd` is not x0.
    @inline(__always)
    func copy(_ rd: UInt8, from source: UInt8, _ code: inout BlockBuilder) {
        if rd == source { return }
        if source == 0 {
            setConstant(rd, 0, &code)
        } else if let target = map[rd] {
            read(source, into: target, &code)
        } else {
            let register = register(of: source, scratch: .rax, &code)
            let slot = faults.isPlanted(.directCopySlot) && map[source] == nil ? rd ^ 1 : rd
            code.asm.mov(.w64, dst: ContextField.x(slot), src: register)
        }
    }

    /// Whether the host register of `source` is known to be sign-extended from 32 bits.
    @inline(__always)
    func isExact(_ source: UInt8) -> Bool {
        usesSignFacts && facts.isSignExtended(source) && !facts.isPending(source)
    }

    /// `rd =` the low 32 bits of `source`, sign-extended; `rd` is not x0.
    @inline(__always)
    func copySignExtended(_ rd: UInt8, from source: UInt8, _ code: inout BlockBuilder) {
        if source == 0 { return setConstant(rd, 0, &code) }
        if isExact(source) { return copy(rd, from: source, &code) }
        if let register = map[source] {
            code.asm.movsx(dst: target(rd), src: register, from: .w32)
        } else {
            code.asm.movsx(dst: target(rd), src: ContextField.x(source), from: .w32)
        }
        write(rd, &code)
    }

    /// `rd = value`; nothing if `rd` is x0.
    @inline(__always)
    func setConstant(_ rd: UInt8, _ value: Int64, _ code: inout BlockBuilder) {
        if rd == 0 { return }
        if let target = map[rd] {
            code.asm.mov(dst: target, imm: value, mayClobberFlags: true)
        } else if let short = Int32(exactly: value) {
            code.asm.mov(.w64, dst: ContextField.x(rd), src: short)
        } else {
            code.asm.mov(dst: .rax, imm: value)
            write(rd, &code)
        }
    }
}
