import Testing

@testable import TargetBridges

@Suite("Target descriptions") struct TargetDescriptionTests {
    /// x0 to x31 and pc, from number `first` on.
    private func core(from first: Int, names: (Int) -> String = { "x\($0)" }) -> String {
        let registers =
            (0..<32).map { #"<reg name="\#(names($0))" bitsize="64"/>"# } + ["<reg name='pc' bitsize='64'/>"]
        return "<target><feature name=\"core\">"
            + registers.joined().replacing(
                "<reg name=\"\(names(0))\"", with: "<reg regnum=\"\(first)\" name=\"\(names(0))\"", maxReplacements: 1)
            + "</feature></target>"
    }

    @Test("registers have the numbers and places that the description gives them")
    func numbers() throws {
        let others = #"<reg name="mepc" bitsize="64" regnum="2"/><reg name="flag" bitsize="8" regnum="0" type="int"/>"#
        let description = try #require(TargetDescription([core(from: 4), others]))
        #expect(description.registers["flag"] == .init(number: 0, size: 8, offset: 0))
        #expect(description.registers["mepc"] == .init(number: 2, size: 64, offset: 1))
        #expect(description.registers["x0"] == .init(number: 4, size: 64, offset: 9))
        #expect(description.registers["pc"] == .init(number: 36, size: 64, offset: 9 + 256))
    }

    @Test("ABI names are those of the registers")
    func names() throws {
        let abi = ["zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "fp", "s1"]
        let description = try #require(TargetDescription([core(from: 0) { $0 < abi.count ? abi[$0] : "x\($0)" }]))
        #expect(description == TargetDescription())
    }

    @Test("what is no description of a hart of 64 bits is refused")
    func refused() {
        for text in ["", "<reg", "<reg name=\"x1\" bitsize=\"64\"/>", String(repeating: "<reg name='", count: 1000)] {
            #expect(TargetDescription([text]) == nil)
        }
        #expect(TargetDescription([core(from: 0).replacing("\"64\"", with: "\"32\"")]) == nil)
        #expect(TargetDescription([core(from: 0).replacing("'64'", with: "'99999999999'")]) == nil)
    }

    @Test("included documents are named")
    func includes() {
        #expect(
            TargetDescription.includes(of: #"<target><xi:include href="a.xml"/><xi:include href='b.xml'/></target>"#)
                == ["a.xml", "b.xml"])
    }
}
