using Coordination.Storage.Journal;
using Microsoft.Data.Sqlite;

namespace Coordination.Storage.Database.Sqlite;

/// <summary>
/// Copies the embedded database while hosts use it. The copy is the database as it was at one instant: whatever was acknowledged before the
/// backup began is in it. Pages that were freed are not copied. The copy
/// carries a mark, by which whoever starts on it knows that the database was restored.
/// </summary>
public static class SqliteBackup
{
    /// <summary>Writes the copy to a file of its owner alone (0600).</summary>
    /// <returns>The bytes of the copy.</returns>
    /// <exception cref="IOException">
    /// The file exists or cannot be written, there is no database, or SQLite cannot read or copy it. No file is left behind.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static long Write(StorageOptions storage, string file)
    {
        if (!File.Exists(storage.SqliteFile)) throw new IOException($"There is no database {storage.SqliteFile}.");
        using (SqliteFiles.Create(file))
        {
        }

        try
        {
            Copy(storage, file);
            SetMark(file);
            return new FileInfo(file).Length;
        }
        catch (SqliteException fault)
        {
            File.Delete(file);
            throw new IOException($"SQLite could not copy {storage.SqliteFile}: {fault.Message}", fault);
        }
    }

    private static void SetMark(string file)
    {
        var copy = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        using var connection = new SqliteConnection(copy.ConnectionString);
        connection.Open();
        SqliteDatabase.Read(
            connection, new Statement("Settings/put_setting").Text("name", Restorations.Mark).Text("value", ""), static _ => true);
    }

    private static void Copy(StorageOptions storage, string file)
    {
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = storage.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false,
        };
        using var connection = new SqliteConnection(source.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this assembly's own file.
        command.CommandText = SqlTexts.Find("Sqlite", "Database/copy_database");
#pragma warning restore CA2100
        command.CommandTimeout = 0; // A large database takes long, and holds nobody up meanwhile.
        command.Parameters.AddWithValue("@file", file);
        command.ExecuteNonQuery();
    }
}
