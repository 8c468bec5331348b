using System.Text.Json;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Ledgers;

/// <summary>
/// The events sent and their results, as JSON lines in the order of the answers. It contains citizen keys and no CPR number. Refused
/// events are left out because the service stored nothing of them.
/// </summary>
/// <remarks>
/// Writing is thread safe. Each call passes whole lines to the operating system before it returns, so a killed run leaves no partial
/// line.
/// </remarks>
internal sealed class Ledger : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _gate = new();

    private Ledger(FileStream file) => _file = file;

    /// <summary>Opens a file to append to; null without a file.</summary>
    public static Ledger? Open(FileInfo? file) =>
        file is null ? null : new Ledger(new FileStream(file.FullName, FileMode.Append, FileAccess.Write, FileShare.Read));

    public void Write(IEnumerable<EventOutcome> outcomes)
    {
        lock (_gate)
        {
            foreach (var outcome in outcomes)
                if (outcome.Status is not (EventStatus.Refused or EventStatus.Conflicting)) _file.Write(LedgerLine.Write(outcome));
            _file.Flush();
        }
    }

    /// <summary>Reads the lines of a ledger.</summary>
    /// <exception cref="InvalidDataException">A line is not a ledger line. The message names it.</exception>
    public static IEnumerable<LedgerLine> Read(FileInfo file)
    {
        var number = 0;
        foreach (var text in File.ReadLines(file.FullName))
        {
            number++;
            if (text.Length > 0) yield return Parse(text, file, number);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static LedgerLine Parse(string text, FileInfo file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerLine>(text, ServiceResponse.Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{file.FullName}, line {number}, is no line of a ledger: {fault.Message}");
        }
    }
}
