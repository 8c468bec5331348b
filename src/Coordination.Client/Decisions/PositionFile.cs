using System.Globalization;
using System.Text;

namespace Coordination.Client;

/// <summary>
/// A position in a file, for a reader that keeps nothing else. It is written after the decisions were dealt with, so after a crash some
/// come again. Whoever stores what it makes of decisions in a database stores the position there, in the same transaction: then none does.
/// </summary>
/// <remarks>For one reader at a time. A write replaces the file as a whole, so a crash leaves the old position or the new one.</remarks>
public sealed class PositionFile(string path)
{
    /// <summary>The position that was written last; 0: none was, so everything is read.</summary>
    /// <exception cref="FormatException">The file holds something else.</exception>
    public long Read() => File.Exists(path) ? long.Parse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    /// <summary>Writes a position and has the disk keep it.</summary>
    public void Write(long position)
    {
        var next = path + ".next";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Encoding.ASCII.GetBytes(position.ToString(CultureInfo.InvariantCulture)));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
