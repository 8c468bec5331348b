using Coordination.Host.Exports;

namespace Coordination.Host.Pages.Exports;

/// <summary>A form in which a table is exported. An endpoint of a file carries it as metadata.</summary>
/// <param name="Ending">The ending of the path and of the file's name.</param>
/// <param name="Name">What the form is called in the document of the API.</param>
internal sealed record TableFileForm(string Ending, string MediaType, string Name, Func<ExportTable, byte[]> Write)
{
    internal static TableFileForm Csv { get; } = new("csv", CsvTables.MediaType, "comma-separated values", CsvTables.Write);

    internal static TableFileForm Spreadsheet { get; } = new(
        "ods", OpenDocumentTables.MediaType, "an OpenDocument spreadsheet", static table => OpenDocumentTables.Write(table));
}
