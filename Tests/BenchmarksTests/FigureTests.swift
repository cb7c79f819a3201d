import Testing

@testable import Benchmarks

@Suite("Figures") struct FigureTests {
    @Test("the median is the middle one, or the mean of the two in the middle")
    func median() {
        #expect(Samples([3, 1, 2]).median == 2)
        #expect(Samples([4, 1, 3, 2]).median == 2.5)
        #expect(Samples([7]).median == 7)
        #expect(Samples([3, 1, 2]).minimum == 1 && Samples([3, 1, 2]).maximum == 3)
        #expect(Samples([3, 1]).scaled(by: 2).values == [6, 2])
    }

    @Test("the geometric mean of 1, 2 and 4 is 2; of nothing there is none")
    func geometricMean() throws {
        let mean = try #require(Samples.geometricMean([1, 2, 4]))
        #expect((mean - 2).magnitude < 1e-12)
        #expect(Samples.geometricMean([]) == nil)
        #expect(Samples.mean([1, 2, 6]) == 3 && Samples.mean([]) == nil)
    }

    @Test(
        "numbers have three significant digits, or all before the point",
        arguments: [
            (0.02131, "0.0213"), (0.4199, "0.420"), (4.056, "4.06"), (17.46, "17.5"), (1250.4, "1250"), (0, "0.00000"),
            (-1.5, "-1.50"), (0.999_9, "1.000"), (99.96, "100.0"), (.infinity, "inf"),
        ] as [(Double, String)])
    func numbers(_ value: Double, _ text: String) { #expect(formatted(value) == text) }

    @Test("a goal is met on its own side of the limit, and at the limit")
    func goals() {
        #expect(Goal.atMost(0.42).isMet(by: 0.42) && !Goal.atMost(0.42).isMet(by: 0.421))
        #expect(Goal.atLeast(45).isMet(by: 45) && !Goal.atLeast(45).isMet(by: 44.9))
        #expect(Verdict("direct", 0.5, goal: .atMost(0.42)).text == "direct: 0.500 (goal: at most 0.420, NOT met)")
        #expect(Verdict("start", 1.6, "ms", goal: .atMost(4)).text == "start: 1.60 ms (goal: at most 4.00, met)")
        #expect(Verdict("ir", 2).text == "ir: 2.00")
    }

    @Test("a table shows median, spread and ratio, and a dash where there is nothing")
    func table() {
        var table = BenchmarkTable("loops", title: "loops", unit: "ms", columns: ["qemu", "direct"])
        table.rows.append(
            .init(
                "crc",
                [
                    .init(Samples([300, 310, 320])),
                    .init(Samples([100, 124, 130]), wall: Samples([200, 205, 225]), ratio: 0.4),
                ]))
        table.rows.append(.init("sort", [nil, .init(Samples([5]))]))
        table.notes.append("no ratios")
        #expect(
            table.text == """
                loops: loops
                  ms               qemu                direct
                  crc     310 (300-320)  124 (100-130) x0.400
                    wall              -         205 (200-225)
                  sort                -                  5.00
                  note: no ratios

                """)
        #expect(table.cells(of: "direct").map(\.row) == ["crc", "sort"])
        #expect(table.cells(of: "qemu").map(\.row) == ["crc"])
        #expect(table.cells(of: "native").isEmpty)
    }
}
