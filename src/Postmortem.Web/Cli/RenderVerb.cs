using System.CommandLine;
using System.Runtime;
using System.Text;
using Postmortem.Documents;
using Postmortem.Storage;

namespace Postmortem.Web.Cli;

/// <summary>Sets Markdown in the house style, as PDF or HTML; a folder becomes a folder of PDFs.</summary>
internal static class RenderVerb
{
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<FileSystemInfo[]>("PATH") { Description = "Markdown files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        paths.AcceptExistingOnly();
        var output = new Option<string>("-o", "--output")
        {
            Description = "A .pdf or .html file, or a folder for several.",
            HelpName = "PATH",
            Required = true
        };
        var language = new Option<string>("--lang") { Description = "The language of the text.", HelpName = "xx", DefaultValueFactory = _ => "en" };
        var verb = new Command("render", "Set Markdown in the house style.") { paths, output, language };
        verb.SetAction(async (parsed, ct) =>
        {
            var (sources, target) = (parsed.GetRequiredValue(paths).SelectMany(Sources).ToList(), parsed.GetRequiredValue(output));
            var isFile = Path.GetExtension(target).ToLowerInvariant() is ".pdf" or ".html";
            if (sources.Count == 0) throw new CommandException("There is no Markdown file there.");
            if (isFile && sources.Count > 1)
                throw new CommandException($"{sources.Count} files do not fit into {target}. Name a folder with -o.", isWrongUsage: true);
            // Nobody waits for anything else meanwhile: collecting beside the work would cost a long text a third more.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            var failed = 0;
            foreach (var (file, name) in sources)
                if (!await OneAsync(file, isFile ? target : Path.Combine(target, Path.ChangeExtension(name, ".pdf")), parsed.GetRequiredValue(language),
                    terminal, ct)) failed++;
            return failed == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return verb;
    }

    private static async Task<bool> OneAsync(FileInfo file, string target, string language, Terminal terminal, CancellationToken ct)
    {
        try
        {
            var document = RenderedFile.Read(file, language);
            await WholeFile.WriteAsync(target, Path.GetExtension(target).Equals(".html", StringComparison.OrdinalIgnoreCase)
                ? stream => stream.WriteAsync(Encoding.UTF8.GetBytes(HtmlWriter.Write(document, new HtmlOptions { WholePage = true })), ct).AsTask()
                : stream => PdfWriter.WriteAsync(document, stream, ct));
            await terminal.Out.WriteLineAsync(target);
            return true;
        }
        catch (DocumentException e)
        {
            await terminal.Error.WriteLineAsync($"{file}:{Math.Max(1, e.Line)}:1: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"{file}:1:1: {e.Message}");
        }
        return false;
    }

    private static IEnumerable<(FileInfo File, string Name)> Sources(FileSystemInfo path) => path is DirectoryInfo folder
        ? folder.EnumerateFiles("*.md", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal)
            .Select(f => (f, Path.GetRelativePath(folder.FullName, f.FullName)))
        : [(new FileInfo(path.FullName), path.Name)];
}
