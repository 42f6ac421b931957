using System.CommandLine;
using Postmortem.Storage;

namespace Postmortem.Web.Cli;

/// <summary>
/// The same program, used from a terminal. Answers 0 when it is done, 1 when something failed (said on standard error), 2 for a
/// usage it does not know.
/// </summary>
public static class CommandLine
{
    internal const int Done = 0;
    internal const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // What may be chosen stands there on lines of its own, and is one sentence here.
            foreach (var error in parsed.Errors)
                await SayAsync(terminal, string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            await terminal.Error.WriteLineAsync("Add --help to see what there is.");
            return WrongUsage;
        }
        var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, ct);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped. What was stored until then stays.");
            return Failed;
        }
        catch (Exception e) when (StorageTrouble.SentenceOf(e) is { } trouble)
        {
            await terminal.Error.WriteLineAsync(trouble);
            return Failed;
        }
        catch (CommandException e)
        {
            await SayAsync(terminal, e.Message);
            return e.IsWrongUsage ? WrongUsage : Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // A folder or a file that is not as a verb needs it; these say which, and what is wrong with it.
            await SayAsync(terminal, e.Message);
            return Failed;
        }
    }

    /// <summary>A sentence that may have the name of a file in it.</summary>
    private static Task SayAsync(Terminal terminal, string sentence) => terminal.Error.WriteLineAsync(Words.Name(sentence));

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Postmortem: pause, analyze, fix, and tell the customer what is different now. Without a verb it serves.");
        var data = new Option<string?>("--data")
        {
            Description = "The folder that holds everything. Otherwise POSTMORTEM_DATA, otherwise ./data.",
            HelpName = "DIR",
            Recursive = true
        };
        var templates = new Option<string?>("--templates")
        {
            Description = "The folder of templates. "
            + "Otherwise ./templates, otherwise those that came with the program.",
            HelpName = "DIR",
            Recursive = true
        };
        root.Add(data);
        root.Add(templates);
        var place = new Place(data, templates);
        ServeVerb.AddTo(root, place, terminal);
        root.Add(ImportVerb.Make(place, terminal));
        root.Add(RenderVerb.Make(terminal));
        root.Add(WordingVerb.Make(place, terminal));
        root.Add(SetUpVerb.Make(place, terminal));
        root.Add(PeopleVerb.Make(place, terminal));
        root.Add(TemplatesVerb.Make(place, terminal));
        root.Add(MigrateVerb.Make(place, terminal));
        root.Add(VerifyVerb.Make(place, terminal));
        return root;
    }
}

/// <summary>Where a verb reads and writes. <paramref name="Width"/> is null where nobody watches, and then no progress is drawn.</summary>
public sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, int? Width = null)
{
    /// <summary>The one this process was started from.</summary>
    public static Terminal OfThisProcess() =>
        new(Console.In, Console.Out, Console.Error, Console.IsErrorRedirected ? null : Math.Clamp(Console.WindowWidth, 40, 120));
}

/// <summary>What ends a verb with one sentence instead of a stack trace.</summary>
internal sealed class CommandException(string sentence, bool isWrongUsage = false) : Exception(sentence)
{
    public bool IsWrongUsage => isWrongUsage;

    public static void ThrowIf(Refusal? refusal)
    {
        if (refusal is not null) throw new CommandException(StorageTrouble.InTerminal(refusal));
    }
}
