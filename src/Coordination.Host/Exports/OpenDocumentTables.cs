using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Coordination.Host.Exports;

/// <summary>Writes tables as an OpenDocument spreadsheet (ODF 1.3, ISO/IEC 26300): a sheet for each table.</summary>
internal static class OpenDocumentTables
{
    internal const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private const string Version = "1.3";

    internal static byte[] Write(params IReadOnlyList<ExportTable> tables)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers know the kind of the file by its first entry, which is not compressed.
            using (var kind = archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
                kind.Write(Encoding.ASCII.GetBytes(MediaType));
            Part(archive, "META-INF/manifest.xml", WriteManifest);
            Part(archive, "content.xml", xml => WriteContent(xml, tables));
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        using var stream = archive.CreateEntry(name).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding() });
        write(xml);
    }

    private static void WriteManifest(XmlWriter xml)
    {
        xml.WriteStartElement("manifest", "manifest", Manifest);
        xml.WriteAttributeString("version", Manifest, Version);
        Entry("/", MediaType);
        Entry("content.xml", "text/xml");
        xml.WriteEndElement();

        void Entry(string path, string type)
        {
            xml.WriteStartElement("file-entry", Manifest);
            xml.WriteAttributeString("full-path", Manifest, path);
            xml.WriteAttributeString("media-type", Manifest, type);
            xml.WriteEndElement();
        }
    }

    private static void WriteContent(XmlWriter xml, IReadOnlyList<ExportTable> tables)
    {
        xml.WriteStartElement("office", "document-content", Office);
        xml.WriteAttributeString("xmlns", "table", null, Table);
        xml.WriteAttributeString("xmlns", "text", null, Text);
        xml.WriteAttributeString("version", Office, Version);
        xml.WriteStartElement("body", Office);
        xml.WriteStartElement("spreadsheet", Office);
        foreach (var table in tables)
        {
            xml.WriteStartElement("table", Table);
            xml.WriteAttributeString("name", Table, table.Name);
            xml.WriteStartElement("table-column", Table);
            xml.WriteAttributeString("number-columns-repeated", Table, table.Heads.Count.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteStartElement("table-header-rows", Table);
            WriteRow(xml, [.. table.Heads.Select(static head => (ExportCell)head)]);
            xml.WriteEndElement();
            foreach (var row in table.Rows) WriteRow(xml, row);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, IReadOnlyList<ExportCell> row)
    {
        xml.WriteStartElement("table-row", Table);
        foreach (var cell in row)
        {
            var number = cell.Number?.ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("table-cell", Table);
            xml.WriteAttributeString("value-type", Office, number is null ? "string" : "float");
            if (number is not null) xml.WriteAttributeString("value", Office, number);
            xml.WriteElementString("p", Text, number ?? cell.Text ?? "");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
