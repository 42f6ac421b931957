using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Exchange;
using Postmortem.Web.Components.Incidents;
using Postmortem.Web.Tests.Browser;

namespace Postmortem.Web.Tests.Incidents;

[TestClass]
public sealed partial class ImportRunTests
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task What_is_uploaded_can_be_read_by_nobody_else_while_it_waits_on_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory("postmortem-upload-").FullName;
        await Northwind.CopyToAsync(folder);
        await using var services = FilledOnce.Services(folder);
        var imports = services.GetRequiredService<ImportService>();
        var text = Encoding.UTF8.GetBytes("# The lock broke\n\nDate: 2024-03-12\n");
        List<UnixFileMode> waiting = [];

        using var run = new ImportRun(imports, default, new ImportOptions(), dryRun: true);
        await run.RunAsync([new ImportSource("lock.md", text.Length, _ => new Watched(text, () => waiting.AddRange(
            Directory.GetFiles(Path.GetTempPath()).Where(file => Upload().IsMatch(Path.GetFileName(file))).Select(Mode))))]);

        Assert.AreNotEqual(0, waiting.Count);
        Assert.IsTrue(waiting.TrueForAll(mode => mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        Directory.Delete(folder, recursive: true);
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);

    [GeneratedRegex(@"^postmortem-[a-z0-9]{8}\.[a-z0-9]{3}$")]
    private static partial Regex Upload();

    /// <summary>Looks around whenever it is read.</summary>
    private sealed class Watched(byte[] bytes, Action look) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            look();
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
