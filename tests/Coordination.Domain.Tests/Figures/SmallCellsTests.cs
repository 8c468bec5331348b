using System.Collections.Immutable;
using Coordination.Domain.Figures;

namespace Coordination.Domain.Tests.Figures;

/// <summary>What is told of tables never tells a cell that is left out.</summary>
public sealed class SmallCellsTests
{
    private const int Least = 5;

    [Fact]
    public void A_small_cell_takes_the_smallest_other_along()
    {
        // 12 = 3 + 9 + 0 + 20 - 20: parts 0 to 3, their total 4.
        Assert.Equal([false, false, true, true, true], SmallCells.Told([3, 9, 0, 20, 32], [Total(4, 0, 1, 2, 3)], Least));
        Assert.Equal([true, true, true, true, true], SmallCells.Told([5, 9, 0, 20, 34], [Total(4, 0, 1, 2, 3)], Least));
    }

    [Fact]
    public void Two_small_cells_that_are_fewer_than_five_together_take_a_third()
    {
        Assert.Equal([false, false, false, true], SmallCells.Told([1, 2, 7, 10], [Total(3, 0, 1, 2)], Least));
        Assert.Equal([false, false, false, true, true], SmallCells.Told([4, 1, 8, 20, 33], [Total(4, 0, 1, 2, 3)], Least));
    }

    [Fact]
    public void A_total_that_has_only_small_parts_is_left_out_with_them()
    {
        Assert.Equal([false, false], SmallCells.Told([3, 3], [Total(1, 0)], Least));
        Assert.Equal([false, false, false], SmallCells.Told([4, 1, 5], [Total(2, 0, 1)], Least));
        Assert.Equal([false, true, false], SmallCells.Told([3, 0, 3], [Total(2, 0, 1)], Least));
    }

    [Fact]
    public void A_cell_that_two_tables_share_is_not_computed_from_the_other_table()
    {
        // The total 4 is split by group (0, 1) and by department (2, 3).
        var told = SmallCells.Told([3, 30, 10, 23, 33], [Total(4, 0, 1), Total(4, 2, 3)], Least);
        Assert.Equal([false, false, true, true, true], told);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_cell_left_out_can_be_solved_from_anything_that_is_told(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 250; run++)
        {
            var (cells, sums) = RandomTables(random);
            var told = SmallCells.Told(cells, sums, Least);
            Assert.All(Enumerable.Range(0, cells.Length), cell => Assert.True(!told[cell] || cells[cell] is 0 or >= Least));
            foreach (var cell in Enumerable.Range(0, cells.Length).Where(cell => !told[cell]))
            {
                Assert.True(CanBe(cells, sums, told, cell, value => value != cells[cell]), Said("has one value", cell));
                Assert.True(CanBe(cells, sums, told, cell, static value => value >= Least), Said("is certainly small", cell));
            }

            string Said(string what, int cell) =>
                $"seed {seed}, run {run}: cell {cell} {what} in [{string.Join(' ', cells)}], told [{string.Join(' ', told)}], "
                + string.Join("; ", sums.Select(static sum => $"{sum.Total} = {string.Join('+', sum.Parts)}"));
        }
    }

    [Fact]
    public void Nothing_is_left_out_where_nothing_is_small()
    {
        var random = new Random(4);
        for (var run = 0; run < 200; run++)
        {
            var (cells, sums) = RandomTables(random);
            for (var cell = 0; cell < cells.Length; cell++) cells[cell] *= Least;
            Assert.DoesNotContain(false, SmallCells.Told(cells, sums, Least));
        }
    }

    private static CellSum Total(int total, params int[] parts) => new(total, [.. parts]);

    /// <summary>A table of rows and columns with all its totals, or one total split in two ways.</summary>
    private static (long[] Cells, CellSum[] Sums) RandomTables(Random random)
    {
        if (random.Next(3) == 0)
        {
            var (first, second) = (random.Next(1, 5), random.Next(1, 5));
            var parts = Enumerable.Range(0, first).Select(_ => (long)Count(random)).ToArray();
            var left = parts.Sum();
            var others = new long[second];
            for (var at = 0; at < second - 1; at++) left -= others[at] = random.NextInt64(left + 1);
            others[^1] = left;
            return ([.. parts, .. others, parts.Sum()],
            [
                new(first + second, [.. Enumerable.Range(0, first)]), new(first + second, [.. Enumerable.Range(first, second)]),
            ]);
        }

        var (rows, columns) = (random.Next(1, 4), random.Next(1, 4));
        var cells = new long[(rows + 1) * (columns + 1)];
        List<CellSum> sums = [];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var count = Count(random);
                foreach (var at in (int[])[At(row, column), At(rows, column), At(row, columns), At(rows, columns)]) cells[at] += count;
            }

        for (var row = 0; row <= rows; row++) sums.Add(new(At(row, columns), [.. Enumerable.Range(0, columns).Select(c => At(row, c))]));
        for (var column = 0; column <= columns; column++)
            sums.Add(new(At(rows, column), [.. Enumerable.Range(0, rows).Select(r => At(r, column))]));
        return (cells, [.. sums]);

        int At(int row, int column) => (row * (columns + 1)) + column;
    }

    private static int Count(Random random) => random.Next(4) switch { 0 => 0, 1 or 2 => random.Next(1, 6), _ => random.Next(5, 14) };

    /// <summary>Whether there are counts that agree with all that is told and give the cell such a value: every one is tried.</summary>
    private static bool CanBe(long[] cells, IReadOnlyList<CellSum> sums, bool[] told, int cell, Func<long, bool> wanted)
    {
        const int Most = 60;
        var values = cells.Select((value, at) => told[at] ? value : -1).ToArray();
        for (var value = 1L; value <= Most; value++)
        {
            if (!wanted(value)) continue;
            var tried = (long[])values.Clone();
            tried[cell] = value;
            if (Fill(tried)) return true;
        }

        return false;

        bool Fill(long[] tried)
        {
            // What follows from the sums alone is filled in first.
            for (var again = true; again;)
            {
                again = false;
                foreach (var (total, parts) in sums)
                {
                    int[] open = [.. parts.Append(total).Where(at => tried[at] < 0)];
                    var known = parts.Where(at => tried[at] >= 0).Sum(at => tried[at]);
                    if (open.Length == 0 && known != tried[total]) return false;
                    if (tried[total] >= 0 && known + parts.Count(at => tried[at] < 0) > tried[total]) return false;
                    if (open.Length != 1) continue;
                    var value = open[0] == total ? known : tried[total] - known;
                    if (value < 1) return false;
                    (tried[open[0]], again) = (value, true);
                }
            }

            var next = Array.FindIndex(tried, static value => value < 0);
            if (next < 0) return true;
            for (var value = 1L; value <= Most; value++)
            {
                var deeper = (long[])tried.Clone();
                deeper[next] = value;
                if (Fill(deeper)) return true;
            }

            return false;
        }
    }
}
