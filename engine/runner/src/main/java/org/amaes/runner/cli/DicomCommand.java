package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.dicom.DicomFolder;
import org.amaes.core.dicom.DicomSeries;
import org.amaes.core.nifti.NiftiWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes dicom}. */
@Command(name = "dicom", mixinStandardHelpOptions = true,
        header = "Make NIfTI scans of DICOM series, without the patient's identity.",
        description = {"", "Reads a folder or disc of uncompressed series with one file a slice. What cannot become a volume is listed and the rest "
            + "goes on. The new files hold voxels and geometry only: no names, numbers, dates or descriptions."},
        footer = {"", "Example:", "  amaes dicom /media/disc --out scans", "  amaes prepare scans --out store"})
final class DicomCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Folder with DICOM files, however deep.")
    private Path folder;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the scans: series-001.nii.gz, ...")
    private Path out;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        DicomFolder found = DicomFolder.of(folder);
        CommandText.makeFolder(out);
        List<Map<String, Object>> told = new ArrayList<>();
        for (DicomSeries series : found.series()) {
            String sequence = series.sequence().isEmpty() ? "" : "_" + series.sequence();
            Path file = out.resolve(String.format(Locale.ROOT, "series-%03d%s.nii.gz", told.size() + 1, sequence));
            NiftiWriter.write(file, series.read());
            double[] spacing = series.grid().spacing();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", file.toString());
            line.put("shape", series.grid().shape().toString());
            line.put("spacing", spacing);
            line.put("orientation", series.grid().orientation().toString());
            told.add(line);
            terminal.say(String.format(Locale.ROOT, "%s  %s voxels of %.2f x %.2f x %.2f mm, %s", file, series.grid().shape(), spacing[0], spacing[1],
                    spacing[2], series.grid().orientation()));
        }
        found.problems().forEach(problem -> terminal.say("  left out: " + problem));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("series", told);
        result.put("leftOut", found.problems());
        terminal.result(result);
        if (told.isEmpty()) {
            throw new WorkbenchException("None of the series in " + folder + " could be used; the reasons stand above.", folder);
        }
        return ExitCode.DONE;
    }
}
