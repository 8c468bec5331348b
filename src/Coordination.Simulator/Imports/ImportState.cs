using System.Text.Json;

namespace Coordination.Simulator.Imports;

/// <summary>How far an import has come: a small file beside the imported one, so that the next run goes on there.</summary>
/// <param name="Size">The size of the imported file in bytes. Another size is another file.</param>
/// <param name="Line">Everything up to this line was answered.</param>
internal sealed record ImportState(long Size, long Line)
{
    /// <summary>The line after which the import of a file goes on; 0: from the beginning.</summary>
    public static long LineOf(FileInfo state, long size)
    {
        if (!state.Exists) return 0;
        try
        {
            return JsonSerializer.Deserialize<ImportState>(File.ReadAllText(state.FullName)) is { } found && found.Size == size
                ? found.Line
                : 0;
        }
        catch (JsonException)
        {
            return 0; // Sending again does no harm.
        }
    }

    /// <summary>Replaces the file, so that a break leaves the old or the new one.</summary>
    public void Write(FileInfo state)
    {
        var next = state.FullName + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(this));
        File.Move(next, state.FullName, overwrite: true);
    }
}
