namespace Coordination.Domain.Figures;

/// <summary>
/// What a reader can find out of the cells that are not told: the least and the most that each can be, by every told cell and every sum at
/// once (linear programming, simplex method). A cell that is not told is at least one.
/// </summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class UntoldCells
{
    // Factors are whole, and in tables with totals stay so: what is smaller comes from the division alone.
    private const double Nothing = 1e-7;

    private readonly Dictionary<int, int> _columnOf = [];
    private readonly int _columns;
    private readonly double[][] _rows;
    private readonly int[] _basis;

    /// <param name="cells">The counts.</param>
    /// <param name="sums">Which cells are sums of others.</param>
    /// <param name="told">Which cells are told.</param>
    internal UntoldCells(IReadOnlyList<long> cells, IReadOnlyList<CellSum> sums, bool[] told)
    {
        for (var cell = 0; cell < told.Length; cell++)
            if (!told[cell]) _columnOf[cell] = _columnOf.Count;
        _columns = _columnOf.Count;
        CellSum[] open = [.. sums.Where(sum => !told[sum.Total] || sum.Parts.Any(part => !told[part]))];
        _rows = [.. open.Select((sum, index) => Row(sum, index, open.Length, cells))];
        _basis = [.. Enumerable.Range(_columns, open.Length)];
        // The counts themselves agree with the sums, so that there is a solution to begin with.
        Maximize(column => column < _columns ? 0 : -1, _columns + open.Length);
        for (var row = 0; row < _rows.Length; row++)
        {
            var to = Array.FindIndex(_rows[row], 0, _columns, static factor => Math.Abs(factor) > Nothing);
            if (_basis[row] >= _columns && to >= 0) Pivot(row, to);
        }
    }

    /// <summary>The least that a cell which is not told can be.</summary>
    internal double LeastOf(int cell) => 1 - Maximize(column => column == _columnOf[cell] ? -1 : 0, _columns);

    /// <summary>The most that a cell which is not told can be.</summary>
    internal double MostOf(int cell) => 1 + Maximize(column => column == _columnOf[cell] ? 1 : 0, _columns);

    /// <summary>One sum about what each untold cell is above one, with a variable of its own that must become zero.</summary>
    private double[] Row(CellSum sum, int index, int sums, IReadOnlyList<long> cells)
    {
        var row = new double[_columns + sums + 1];
        foreach (var part in sum.Parts) Add(part, 1);
        Add(sum.Total, -1);
        if (row[^1] < 0) row = Array.ConvertAll(row, static factor => -factor);
        row[_columns + index] = 1;
        return row;

        void Add(int cell, int factor)
        {
            if (!_columnOf.TryGetValue(cell, out var column)) return;
            row[column] += factor;
            row[^1] += factor * (cells[cell] - 1);
        }
    }

    /// <summary>The most that a weighted sum of the first columns can be; infinity: there is no most.</summary>
    private double Maximize(Func<int, double> weight, int columns)
    {
        while (true)
        {
            var entering = -1;
            for (var column = 0; column < columns && entering < 0; column++)
                if (!_basis.Contains(column) && GainOf(column, weight) > Nothing) entering = column;
            if (entering < 0) return _rows.Select((row, index) => weight(_basis[index]) * row[^1]).Sum();
            var leaving = -1;
            for (var row = 0; row < _rows.Length; row++)
                if (_rows[row][entering] > Nothing && (leaving < 0 || IsBefore(row, leaving, entering))) leaving = row;
            if (leaving < 0) return double.PositiveInfinity;
            Pivot(leaving, entering);
        }
    }

    private double GainOf(int column, Func<int, double> weight)
    {
        var gain = weight(column);
        for (var row = 0; row < _rows.Length; row++) gain -= weight(_basis[row]) * _rows[row][column];
        return gain;
    }

    /// <summary>Whether a row limits the entering column more; of two that do alike the first column, so that it ends (Bland).</summary>
    private bool IsBefore(int row, int other, int entering)
    {
        var difference = _rows[row][^1] / _rows[row][entering] - _rows[other][^1] / _rows[other][entering];
        return difference < -Nothing || (difference < Nothing && _basis[row] < _basis[other]);
    }

    private void Pivot(int row, int column)
    {
        var by = _rows[row][column];
        for (var at = 0; at < _rows[row].Length; at++) _rows[row][at] /= by;
        for (var other = 0; other < _rows.Length; other++)
        {
            var factor = _rows[other][column];
            if (other == row || factor == 0) continue;
            for (var at = 0; at < _rows[other].Length; at++) _rows[other][at] -= factor * _rows[row][at];
        }

        _basis[row] = column;
    }
}
