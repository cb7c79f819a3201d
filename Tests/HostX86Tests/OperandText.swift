import HostX86

// How Capstone spells operands, written down apart from the assembler.

private let names64 = [
    "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15",
]
private let names32 = [
    "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi",
    "r8d", "r9d", "r10d", "r11d", "r12d", "r13d", "r14d", "r15d",
]
private let names16 = [
    "ax", "cx", "dx", "bx", "sp", "bp", "si", "di", "r8w", "r9w", "r10w", "r11w", "r12w", "r13w", "r14w", "r15w",
]
private let names8 = [
    "al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil",
    "r8b", "r9b", "r10b", "r11b", "r12b", "r13b", "r14b", "r15b",
]

let allRegisters = HostRegister.allCases
let allWidths = HostWidth.allCases
let wordWidths: [HostWidth] = [.w16, .w32, .w64]

extension HostRegister {
    func name(_ width: HostWidth) -> String {
        switch width {
        case .w8: names8[Int(rawValue)]
        case .w16: names16[Int(rawValue)]
        case .w32: names32[Int(rawValue)]
        case .w64: names64[Int(rawValue)]
        }
    }
}

extension HostWidth {
    /// What stands before a memory operand of this width.
    var pointer: String {
        switch self {
        case .w8: "byte ptr "
        case .w16: "word ptr "
        case .w32: "dword ptr "
        case .w64: "qword ptr "
        }
    }
}

/// A number as Capstone prints it: decimal up to 9, hexadecimal beyond, the sign in front.
func number(_ value: Int64) -> String {
    let magnitude = value.magnitude
    let digits = magnitude > 9 ? "0x" + String(magnitude, radix: 16) : String(magnitude)
    return value < 0 ? "-" + digits : digits
}

/// A number as Capstone prints it without a sign, at an operand width.
func unsignedNumber(_ value: Int64, _ width: HostWidth) -> String {
    let bits = UInt64(bitPattern: value) & (UInt64.max >> (64 - 8 * width.byteCount))
    return bits > 9 ? "0x" + String(bits, radix: 16) : String(bits)
}

/// The same with a sign: the low bits of `value` as a signed number of that width.
func signedNumber(_ value: Int64, _ width: HostWidth) -> String {
    let unusedBitCount = 64 - 8 * width.byteCount
    return number((value << unusedBitCount) >> unusedBitCount)
}

/// A memory operand as requested, with its text.
struct RequestedMemory {
    var base: HostRegister?
    var index: HostRegister?
    var scale: HostMemory.Scale = .by1
    var displacement: Int32 = 0
    var usesGS = false
    var wrapsAt32Bits = false

    /// What the assembler is asked for.
    var operand: HostMemory {
        var operand: HostMemory
        switch (base, index) {
        case (let base?, let index?): operand = .at(base, index: index, scale: scale, displacement)
        case (let base?, nil): operand = .at(base, displacement)
        case (nil, let index?): operand = .absolute(displacement, index: index, scale: scale)
        case (nil, nil): operand = .absolute(displacement)
        }
        if usesGS { operand = operand.inGS }
        if wrapsAt32Bits { operand = operand.address32 }
        return operand
    }

    /// The operand in brackets, with nothing before it but the segment.
    var text: String {
        let width: HostWidth = wrapsAt32Bits ? .w32 : .w64
        var terms: [String] = []
        if let base { terms.append(base.name(width)) }
        if let index {
            let factor = 1 << Int(scale.rawValue)
            terms.append(index.name(width) + (factor == 1 ? "" : "*\(factor)"))
        }
        var inside = terms.joined(separator: " + ")
        if terms.isEmpty {
            inside = unsignedNumber(Int64(displacement), .w64)
        } else if displacement != 0 {
            inside += (displacement < 0 ? " - " : " + ") + number(Int64(displacement.magnitude))
        }
        return (usesGS ? "gs:" : "") + "[\(inside)]"
    }
}

/// Displacements at which the encoding changes, and their neighbours.
let boundaryDisplacements: [Int32] = [0, 1, -1, 127, 128, -128, -129, 0x1000, .max, .min]

/// Every base, index, scale and displacement in some combination: about 100 operands.
let sampledMemory: [RequestedMemory] = {
    var operands: [RequestedMemory] = []
    for (number, base) in allRegisters.enumerated() {
        operands.append(RequestedMemory(base: base, displacement: boundaryDisplacements[number % 10]))
        operands.append(RequestedMemory(base: base, displacement: boundaryDisplacements[(number + 5) % 10]))
        let index = allRegisters[(number * 5 + 3) % 16]
        guard index != .rsp else { continue }
        let scale = HostMemory.Scale.allCases[number % 4]
        operands.append(
            RequestedMemory(
                base: base, index: index, scale: scale, displacement: boundaryDisplacements[number * 3 % 10]))
        operands.append(RequestedMemory(base: base, displacement: 8, usesGS: true))
        operands.append(RequestedMemory(base: base, index: index, usesGS: true, wrapsAt32Bits: true))
        operands.append(RequestedMemory(index: index, scale: scale, displacement: 0x1234))
    }
    operands.append(RequestedMemory(displacement: 0x1234))
    return operands
}()

/// All 256 pairs of registers.
let allRegisterPairs: [(HostRegister, HostRegister)] = allRegisters.flatMap { first in
    allRegisters.map { (first, $0) }
}

/// Immediates at which the encoding changes, and their neighbours, as far as `width` takes them.
func boundaryImmediates(_ width: HostWidth) -> [Int32] {
    let byte: [Int32] = [0, 1, -1, 127, -128]
    switch width {
    case .w8: return byte + [128, 255]
    case .w16: return byte + [128, -129, 0x7FFF, -0x8000, 0xFFFF]
    case .w32, .w64: return byte + [128, -129, .max, .min]
    }
}
