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
            var texts = Texts(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(output));
            // Nobody waits for anything else meanwhile: collecting beside the work would cost a long text a third more.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            var failed = 0;
            foreach (var (file, target) in texts)
                if (!await OneAsync(file, target, parsed.GetRequiredValue(language), terminal, ct)) failed++;
            return failed == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return verb;
    }

    /// <summary>Every text with the file that it becomes, each once.</summary>
    /// <exception cref="CommandException">There is none, or two would become one file.</exception>
    private static List<(FileInfo File, string Target)> Texts(FileSystemInfo[] paths, string output)
    {
        var isFile = Path.GetExtension(output).ToLowerInvariant() is ".pdf" or ".html";
        var texts = paths.SelectMany(Sources).Select(source => (source.File, Target: isFile ? output : Path.Combine(output, source.Name)))
            .DistinctBy(text => (text.File.FullName, text.Target)).ToList();
        if (texts.Count == 0) throw new CommandException("There is no Markdown file there.");
        if (isFile && texts.Count > 1)
            throw new CommandException($"{texts.Count} files do not fit into {output}. Name a folder with -o.", isWrongUsage: true);
        // Where large and small letters are one, night.pdf and Night.pdf are one file.
        var alike = texts.GroupBy(text => text.Target, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1)?.ToList();
        if (alike is [var first, var second, ..])
            throw new CommandException($"{first.File} and {second.File} would both become {first.Target}. Set each into a folder of its own.",
                isWrongUsage: true);
        return texts;
    }

    private static async Task<bool> OneAsync(FileInfo file, string target, string language, Terminal terminal, CancellationToken ct)
    {
        try
        {
            var document = RenderedFile.Read(file, language);
            await WholeFile.WriteAsync(target, Path.GetExtension(target).Equals(".html", StringComparison.OrdinalIgnoreCase)
                ? stream => stream.WriteAsync(Encoding.UTF8.GetBytes(HtmlWriter.Write(document, new HtmlOptions { WholePage = true })), ct).AsTask()
                : stream => PdfWriter.WriteAsync(document, stream, ct));
            await terminal.Out.WriteLineAsync(Words.Name(target));
            return true;
        }
        catch (DocumentException e)
        {
            await terminal.Error.WriteLineAsync(Words.Name($"{file}:{Math.Max(1, e.Line)}:1: {e.Message}"));
        }
        catch (FileNotWrittenException e)
        {
            await terminal.Error.WriteLineAsync(Words.Name(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync(Words.Name($"{file}:1:1: {e.Message}"));
        }
        return false;
    }

    /// <summary>Texts, and what each is called in a folder of PDFs.</summary>
    private static IEnumerable<(FileInfo File, string Name)> Sources(FileSystemInfo path) => path is DirectoryInfo folder
        ? folder.EnumerateFiles("*.md", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal)
            .Select(f => (f, Path.ChangeExtension(Path.GetRelativePath(folder.FullName, f.FullName), ".pdf")))
        : [(new FileInfo(path.FullName), Path.ChangeExtension(path.Name, ".pdf"))];
}
